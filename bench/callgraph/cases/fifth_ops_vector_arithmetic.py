"""Arithmetic: reflected, in-place, unary and aliased operators, with operator.*."""
import operator
from functools import reduce


class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def _apply(self, op, other):
        if isinstance(other, Vec):
            return Vec(op(self.x, other.x), op(self.y, other.y))  #> Vec.__init__
        return Vec(op(self.x, other), op(self.y, other))  #> Vec.__init__

    def __add__(self, other):
        return self._apply(operator.add, other)  #> Vec._apply

    def __mul__(self, other):
        return self._apply(operator.mul, other)  #> Vec._apply

    __rmul__ = __mul__

    def __sub__(self, other):
        return self + -other  #> Vec.__add__ Vec.__neg__

    def __neg__(self):
        return -1 * self  #> Vec.__mul__

    def __iadd__(self, other):
        self.x += other.x
        return self

    def __repr__(self):
        return f"({self.x},{self.y})"


a, b = Vec(1, 2), Vec(3, 4)  #> Vec.__init__
a += b  #> Vec.__iadd__
print(a, a - b, 2 * b, reduce(operator.add, [a, b, a]), operator.neg(b))  #> Vec.__add__ Vec.__mul__ Vec.__neg__ Vec.__repr__ Vec.__sub__
