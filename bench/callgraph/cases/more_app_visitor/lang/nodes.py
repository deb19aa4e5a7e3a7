class Node:
    fields = ()

    def accept(self, visitor):
        return visitor.visit(self)  #> lang.visitors.Visitor.visit

    def children(self):
        for field in self.fields:
            yield getattr(self, field)


class Num(Node):
    def __init__(self, value):
        self.value = value


class Var(Node):
    def __init__(self, name):
        self.name = name


class Unary(Node):
    fields = ("operand",)

    def __init__(self, op, operand):
        self.op = op
        self.operand = operand


class Binary(Node):
    fields = ("left", "right")

    def __init__(self, op, left, right):
        self.op = op
        self.left, self.right = left, right
