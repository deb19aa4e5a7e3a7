import math
import operator
from visitor import Visitor


class CalcError(Exception):
    pass


def checked_sqrt(x):
    if x < 0:
        raise CalcError("sqrt of negative")  #> interpreter.CalcError
    return math.sqrt(x)


def divide(a, b):
    if b == 0:
        raise CalcError("division by zero")  #> interpreter.CalcError
    return a / b


class Interpreter(Visitor):
    ops = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": divide}
    funcs = {"max": max, "min": min, "sqrt": checked_sqrt}

    def __init__(self):
        self.env = {}

    def visit_Num(self, n):
        return n.value

    def visit_Name(self, n):
        return self.env[n.id]

    def visit_BinOp(self, n):
        return self.ops[n.op](self.visit(n.left), self.visit(n.right))  #> interpreter.divide visitor.Visitor.visit

    def visit_Neg(self, n):
        return -self.visit(n.operand)  #> visitor.Visitor.visit

    def visit_Call(self, n):
        return self.funcs[n.func](*map(self.visit, n.args))  #> interpreter.checked_sqrt visitor.Visitor.visit

    def visit_Let(self, n):
        self.env[n.name] = self.visit(n.value)  #> visitor.Visitor.visit

    def visit_Print(self, n):
        print(self.visit(n.value))  #> visitor.Visitor.visit
