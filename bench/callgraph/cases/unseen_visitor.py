class Node:
    def accept(self, visitor):
        name = 'visit_' + type(self).__name__.lower()
        return getattr(visitor, name)(self)  #> Evaluator.visit_add Evaluator.visit_num Printer.visit_add Printer.visit_num
class Num(Node):
    def __init__(self, value):
        self.value = value
class Add(Node):
    def __init__(self, left, right):
        self.left, self.right = left, right
class Evaluator:
    def visit_num(self, node):
        return node.value
    def visit_add(self, node):
        return node.left.accept(self) + node.right.accept(self)  #> Node.accept
class Printer:
    def visit_num(self, node):
        return self.fmt(node.value)  #> Printer.fmt
    def visit_add(self, node):
        return f'({node.left.accept(self)} + {node.right.accept(self)})'  #> Node.accept
    def fmt(self, v):
        return str(v)
tree = Add(Num(1), Add(Num(2), Num(3)))  #> Add.__init__ Num.__init__
tree.accept(Evaluator())  #> Evaluator Node.accept
tree.accept(Printer())  #> Node.accept Printer
class Expr:
    def eval(self):
        return 0
class Lit(Expr):
    def __init__(self, v):
        self.v = v
    def eval(self):
        return self.v
class Neg(Expr):
    def __init__(self, e):
        self.e = e
    def eval(self):
        return -self.e.eval()  #> Lit.eval Neg.eval
Neg(Neg(Lit(1))).eval()  #> Lit.__init__ Neg.__init__ Neg.eval
