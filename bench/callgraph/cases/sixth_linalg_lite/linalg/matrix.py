import math
from .vector import Vec
from .checks import square


class Matrix:
    def __init__(self, rows):
        self.rows = [Vec(*r) for r in rows]  #> linalg.vector.Vec.__init__ main.<lambda>

    @property
    def T(self):
        return Matrix(zip(*self.rows))  #> linalg.matrix.Matrix.__init__ linalg.vector.Vec.__iter__

    def __iter__(self):
        yield from self.rows

    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]  #> linalg.vector.Vec.__getitem__

    def __mul__(self, v):
        return Vec(*[r.dot(v) for r in self.rows])  #> linalg.checks.same_length.wrapper linalg.vector.Vec.__init__

    def __matmul__(self, other):
        cols = other.T  #> linalg.matrix.Matrix.T
        return Matrix([[r.dot(c) for c in cols] for r in self])  #> linalg.checks.same_length.wrapper linalg.matrix.Matrix.__init__ linalg.matrix.Matrix.__iter__

    def __eq__(self, other):
        return self.rows == other.rows  #> linalg.vector.Vec.__eq__

    def det(self):
        square(self)  #> linalg.checks.square
        if len(self.rows) == 1:
            return self[0, 0]  #> linalg.matrix.Matrix.__getitem__
        return sum((-1) ** j * self[0, j] * self.minor(j).det() for j in range(len(self.rows)))  #> linalg.matrix.Matrix.__getitem__ linalg.matrix.Matrix.det linalg.matrix.Matrix.minor

    def minor(self, j):
        return Matrix([[x for k, x in enumerate(r) if k != j] for r in self.rows[1:]])  #> linalg.matrix.Matrix.__init__ linalg.vector.Vec.__iter__

    def map(self, fn):
        return Matrix([map(fn, r) for r in self])  #> linalg.matrix.Matrix.__init__ linalg.matrix.Matrix.__iter__ linalg.vector.Vec.__iter__

    def __str__(self):
        return "; ".join(str(r) for r in self)  #> linalg.matrix.Matrix.__iter__ linalg.vector.Vec.__str__

    def __pow__(self, n):
        return self if n == 1 else self @ self ** (n - 1)  #> linalg.matrix.Matrix.__matmul__ linalg.matrix.Matrix.__pow__


def identity(n):
    return Matrix([[int(i == j) for j in range(n)] for i in range(n)])  #> linalg.matrix.Matrix.__init__


def rotation(deg):
    t = math.radians(deg)
    return Matrix([[math.cos(t), -math.sin(t)], [math.sin(t), math.cos(t)]])  #> linalg.matrix.Matrix.__init__
