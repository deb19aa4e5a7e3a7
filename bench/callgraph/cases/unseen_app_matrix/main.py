import linalg as la
from linalg import Matrix, Vector

m = Matrix([[1, 2], [3, 4]])  #> linalg.matrix.Matrix.__init__
v = Vector([1, 1])  #> linalg.vector.Vector.__init__
w = m @ v  #> linalg.matrix.Matrix.__matmul__
w.norm()  #> linalg.vector.Vector.norm
(2 * v)[0]  #> linalg.vector.Vector.__getitem__ linalg.vector.Vector.__mul__
(m ** 2).shape  #> linalg.matrix.Matrix.__pow__ linalg.matrix.Matrix.shape


def square(x):
    return x * x


m.map(square).T.map(lambda x: square(x))  #> linalg.matrix.Matrix.T linalg.matrix.Matrix.map main.square
len(v * 3)  #> linalg.vector.Vector.__len__ linalg.vector.Vector.__mul__
v == w  #> linalg.vector.Vector.__eq__
la.identity(2) @ m  #> linalg.matrix.Matrix.__matmul__ linalg.matrix.identity
