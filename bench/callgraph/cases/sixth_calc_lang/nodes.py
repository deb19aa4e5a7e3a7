class Node:
    fields = ()

    def __init__(self, *values):
        for f, v in zip(self.fields, values):
            setattr(self, f, v)


class Num(Node):
    fields = ("value",)


class Name(Node):
    fields = ("id",)


class BinOp(Node):
    fields = ("left", "op", "right")


class Neg(Node):
    fields = ("operand",)


class Call(Node):
    fields = ("func", "args")


class Let(Node):
    fields = ("name", "value")


class Print(Node):
    fields = ("value",)


class While(Node):
    fields = ("cond", "body")
