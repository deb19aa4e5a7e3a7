import operator

from . import nodes


class Visitor:
    def visit(self, node):
        method = getattr(self, "visit_" + type(node).__name__.lower(), self.generic)
        return method(node)  #> lang.visitors.Evaluator.visit_binary lang.visitors.Evaluator.visit_num lang.visitors.Evaluator.visit_unary lang.visitors.Evaluator.visit_var lang.visitors.Printer.visit_binary lang.visitors.Printer.visit_num lang.visitors.Printer.visit_unary lang.visitors.Printer.visit_var lang.visitors.Simplifier.visit_binary lang.visitors.Simplifier.visit_num lang.visitors.Simplifier.visit_unary

    def generic(self, node):
        return [self.visit(child) for child in node.children()]  #> lang.nodes.Node.children


class Printer(Visitor):
    def visit_num(self, node):
        return str(node.value)

    def visit_var(self, node):
        return node.name

    def visit_binary(self, node):
        return f"({self.visit(node.left)} {node.op} {self.visit(node.right)})"  #> lang.visitors.Visitor.visit

    def visit_unary(self, node):
        return node.op + self.visit(node.operand)  #> lang.visitors.Visitor.visit


class Evaluator(Visitor):
    operations = {"+": operator.add, "*": operator.mul}

    def __init__(self, env):
        self.env = env

    def visit_num(self, node):
        return node.value

    def visit_var(self, node):
        return self.env[node.name]

    def visit_binary(self, node):
        left, right = (self.visit(child) for child in node.children())  #> lang.nodes.Node.children lang.visitors.Visitor.visit
        return self.operations[node.op](left, right)

    def visit_unary(self, node):
        return -self.visit(node.operand)  #> lang.visitors.Visitor.visit


class Simplifier(Visitor):
    def visit_binary(self, node):
        left = node.left.accept(self)  #> lang.nodes.Node.accept
        right = node.right.accept(self)  #> lang.nodes.Node.accept
        if isinstance(right, nodes.Num) and right.value == 0:
            return left
        return nodes.Binary(node.op, left, right)  #> lang.nodes.Binary.__init__

    def visit_unary(self, node):
        return nodes.Unary(node.op, self.visit(node.operand))  #> lang.nodes.Unary.__init__ lang.visitors.Visitor.visit

    def visit_num(self, node):
        return node

    visit_var = visit_num
