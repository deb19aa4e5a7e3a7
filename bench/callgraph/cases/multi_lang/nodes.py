class Node:
    def accept(self, visitor):
        method = getattr(visitor, "visit_" + type(self).__name__.lower(), visitor.generic)
        return method(self)  #> visitors.Evaluator.visit_assign visitors.Evaluator.visit_binary visitors.Evaluator.visit_name visitors.Evaluator.visit_negate visitors.Evaluator.visit_number visitors.Evaluator.visit_program visitors.NameCollector.visit_assign visitors.NameCollector.visit_name visitors.Printer.generic visitors.Printer.visit_assign visitors.Printer.visit_binary visitors.Printer.visit_name visitors.Printer.visit_number visitors.Visitor.generic

    def children(self):
        return []


class Number(Node):
    def __init__(self, value):
        self.value = value


class Name(Node):
    def __init__(self, name):
        self.name = name


class Binary(Node):
    def __init__(self, op, left, right):
        self.op = op
        self.left = left
        self.right = right

    def children(self):
        return [self.left, self.right]


class Negate(Node):
    def __init__(self, operand):
        self.operand = operand

    def children(self):
        return [self.operand]


class Assign(Node):
    def __init__(self, name, value):
        self.name = name
        self.value = value

    def children(self):
        return [self.value]


class Program(Node):
    def __init__(self, statements):
        self.statements = statements

    def children(self):
        return self.statements
