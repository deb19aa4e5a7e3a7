import ast
import operator

class Node:
    def accept(self, visitor):
        for klass in type(self).__mro__:
            method = getattr(visitor, "visit_" + klass.__name__.lower(), None)
            if method:
                return method(self)  #> Evaluate.visit_binary Evaluate.visit_num Evaluate.visit_power Show.<lambda> Show.visit_binary
        return visitor.generic(self)  #> Show.generic Visitor.generic

class Num(Node):
    def __init__(self, value):
        self.value = value

class Binary(Node):
    ops = {"+": operator.add, "*": operator.mul, "-": lambda a, b: a - b}

    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right

class Power(Binary):
    def __init__(self, left, right):
        super().__init__("**", left, right)  #> Binary.__init__

class Hole(Node):
    pass

class Visitor:
    def generic(self, node):
        raise NotImplementedError(type(node).__name__)

    def __call__(self, node):
        return node.accept(self)  #> Node.accept

class Evaluate(Visitor):
    def visit_num(self, node):
        return node.value

    def visit_binary(self, node):
        return node.ops[node.op](self(node.left), self(node.right))  #> Binary.<lambda> Visitor.__call__

    def visit_power(self, node):
        return self(node.left) ** self(node.right)  #> Visitor.__call__

class Show(Visitor):
    visit_num = lambda self, node: str(node.value)

    def visit_binary(self, node):
        return " ".join(map(self, (node.left, node.right))) + " " + node.op  #> Visitor.__call__

    def generic(self, node):
        return "_"

class FromPython(ast.NodeVisitor):
    symbols = {ast.Add: "+", ast.Mult: "*", ast.Sub: "-"}

    def visit_Expression(self, node):
        return self.visit(node.body)  #> FromPython.visit_BinOp

    def visit_BinOp(self, node):
        left, right = self.visit(node.left), self.visit(node.right)  #> FromPython.generic_visit FromPython.visit_BinOp FromPython.visit_Constant
        if isinstance(node.op, ast.Pow):
            return Power(left, right)  #> Power.__init__
        return Binary(self.symbols[type(node.op)], left, right)  #> Binary.__init__

    def visit_Constant(self, node):
        return Num(node.value)  #> Num.__init__

    def generic_visit(self, node):
        return Hole()  #> Hole

class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)

for src in ["1 + 2 * 3", "2 ** 5 - 4", "x + 1"]:
    tree = FromPython().visit(ast.parse(src, mode="eval"))  #> FromPython FromPython.visit_Expression
    try:
        print(tree.accept(Show()), "=", Evaluate()(tree))  #> Evaluate Node.accept Show Visitor.__call__
    except NotImplementedError as e:
        print("cannot evaluate", e)
doubled = Double().visit(ast.parse("3 * 4", mode="eval"))  #> Double Double.visit_Constant
print(eval(compile(doubled, "<d>", "eval")))
