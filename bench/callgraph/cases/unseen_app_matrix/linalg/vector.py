import math
from numbers import Number


class Vector:
    def __init__(self, values):
        self.values = list(values)

    def __iter__(self):
        return iter(self.values)

    def __len__(self):
        return len(self.values)

    def __getitem__(self, i):
        return self.values[i]

    def __mul__(self, other):
        if isinstance(other, Number):
            return self.scale(other)  #> linalg.vector.Vector.scale
        return self.dot(other)  #> linalg.vector.Vector.dot

    __rmul__ = __mul__

    def scale(self, k):
        return type(self)(k * v for v in self)  #> linalg.vector.Vector.__init__ linalg.vector.Vector.__iter__

    def dot(self, other):
        return sum(a * b for a, b in zip(self, other))  #> linalg.vector.Vector.__iter__

    def norm(self):
        return math.sqrt(self * self)  #> linalg.vector.Vector.__mul__

    def __eq__(self, other):
        return self.values == other.values
