import math
from .checks import same_length


class Vec:
    __slots__ = ("xs",)

    def __init__(self, *xs):
        self.xs = xs

    @classmethod
    def zero(cls, n):
        return cls(*[0] * n)  #> linalg.vector.Vec.__init__

    def __iter__(self):
        return iter(self.xs)

    def __len__(self):
        return len(self.xs)

    def __getitem__(self, i):
        return self.xs[i]

    @same_length  #> linalg.checks.same_length
    def __add__(self, other):
        return Vec(*(a + b for a, b in zip(self, other)))  #> linalg.vector.Vec.__init__ linalg.vector.Vec.__iter__

    def __sub__(self, other):
        return self + (-other)  #> linalg.checks.same_length.wrapper

    def __neg__(self):
        return self * -1  #> linalg.vector.Vec.__mul__

    def __mul__(self, k):
        return Vec(*(x * k for x in self))  #> linalg.vector.Vec.__init__ linalg.vector.Vec.__iter__

    __rmul__ = __mul__

    @same_length  #> linalg.checks.same_length
    def dot(self, other):
        return sum(a * b for a, b in zip(self, other))  #> linalg.vector.Vec.__iter__

    def __abs__(self):
        return math.sqrt(self.dot(self))  #> linalg.checks.same_length.wrapper

    def __bool__(self):
        return abs(self) > 0  #> linalg.vector.Vec.__abs__

    def __eq__(self, other):
        return tuple(self) == tuple(other)  #> linalg.vector.Vec.__iter__ linalg.vector.Vec.__len__

    def normalized(self):
        return self * (1 / abs(self))  #> linalg.vector.Vec.__abs__ linalg.vector.Vec.__mul__

    def __str__(self):
        return "(" + ", ".join(map(fmt, self)) + ")"  #> linalg.vector.Vec.__iter__ linalg.vector.fmt


def fmt(x):
    return "%g" % (round(x, 6) + 0)
