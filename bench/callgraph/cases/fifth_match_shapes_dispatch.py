"""match with class patterns on __match_args__ and properties, nested, with calls in the arms."""
from dataclasses import dataclass

@dataclass
class Num:
    value: int


@dataclass
class Bin:
    op: object
    left: object
    right: object


class Neg:
    __match_args__ = ("inner",)

    def __init__(self, wrapped):
        self.wrapped = wrapped

    @property
    def inner(self):
        return unwrap(self.wrapped)  #> unwrap


def unwrap(node):
    return node() if callable(node) else node  #> <lambda>+1


def evaluate(node):
    match node:
        case Num(value): return value
        case Neg(Neg(x)): return evaluate(x)  #> Neg.inner evaluate
        case Neg(inner): return -evaluate(inner)  #> Neg.inner evaluate
        case Bin(f, left=l, right=r): return f(evaluate(l), evaluate(r))  #> <lambda> evaluate


power = Bin(lambda a, b: a ** b, Num(2), Neg(Neg(Num(3))))  #> Bin Neg.__init__ Num
print(evaluate(Bin(max, Neg(lambda: Num(3)), power)))  #> Bin Neg.__init__ Num evaluate
