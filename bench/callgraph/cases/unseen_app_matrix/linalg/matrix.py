from .vector import Vector


class Matrix:
    def __init__(self, rows):
        self.rows = [Vector(row) for row in rows]  #> linalg.vector.Vector.__init__

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])  #> linalg.vector.Vector.__len__

    @property
    def T(self):
        return Matrix(zip(*self.rows))  #> linalg.matrix.Matrix.__init__ linalg.vector.Vector.__iter__

    def columns(self):
        for row in self.T.rows:  #> linalg.matrix.Matrix.T
            yield row

    def __matmul__(self, other):
        if isinstance(other, Vector):
            return Vector(row.dot(other) for row in self.rows)  #> linalg.vector.Vector.__init__ linalg.vector.Vector.dot
        return Matrix([[row * col for col in other.columns()] for row in self.rows])  #> linalg.matrix.Matrix.__init__ linalg.matrix.Matrix.columns linalg.vector.Vector.__mul__

    def __pow__(self, n):
        result = identity(self.shape[0])  #> linalg.matrix.Matrix.shape linalg.matrix.identity
        for _ in range(n):
            result = result @ self  #> linalg.matrix.Matrix.__matmul__
        return result

    def map(self, fn):
        return Matrix([[fn(x) for x in row] for row in self.rows])  #> linalg.matrix.Matrix.__init__ linalg.vector.Vector.__iter__ main.<lambda> main.square


def identity(n):
    return Matrix([[float(i == j) for j in range(n)] for i in range(n)])  #> linalg.matrix.Matrix.__init__
