import operator


class Visitor:
    def visit(self, node):
        return node.accept(self)  #> nodes.Node.accept

    def generic(self, node):
        for child in node.children():  #> nodes.Assign.children nodes.Binary.children nodes.Negate.children nodes.Node.children nodes.Program.children
            self.visit(child)  #> visitors.Visitor.visit


class Evaluator(Visitor):
    operators = {"+": operator.add, "-": operator.sub, "*": operator.mul}

    def __init__(self, environment):
        self.environment = environment
        self.operators = {**self.operators, "/": self.divide}

    def divide(self, a, b):
        return a // b if b else 0

    def visit_program(self, node):
        result = None
        for statement in node.statements:
            result = self.visit(statement)  #> visitors.Visitor.visit
        return result

    def visit_number(self, node):
        return node.value

    def visit_name(self, node):
        return self.environment.lookup(node.name)  #> environment.Environment.lookup

    def visit_negate(self, node):
        return -self.visit(node.operand)  #> visitors.Visitor.visit

    def visit_binary(self, node):
        left, right = self.visit(node.left), self.visit(node.right)  #> visitors.Visitor.visit
        return self.operators[node.op](left, right)  #> visitors.Evaluator.divide

    def visit_assign(self, node):
        value = self.visit(node.value)  #> visitors.Visitor.visit
        self.environment.assign(node.name, value)  #> environment.Environment.assign
        return value


class NameCollector(Visitor):
    def __init__(self):
        self.names = set()

    def visit_name(self, node):
        self.names.add(node.name)

    def visit_assign(self, node):
        self.names.add(node.name)
        self.generic(node)  #> visitors.Visitor.generic


class Printer(Visitor):
    def generic(self, node):
        return " ".join(self.visit(child) for child in node.children())  #> nodes.Negate.children nodes.Program.children visitors.Visitor.visit

    def visit_number(self, node):
        return str(node.value)

    def visit_name(self, node):
        return node.name

    def visit_binary(self, node):
        return f"({self.visit(node.left)} {node.op} {self.visit(node.right)})"  #> visitors.Visitor.visit

    def visit_assign(self, node):
        return f"{node.name} = {self.visit(node.value)}"  #> visitors.Visitor.visit
