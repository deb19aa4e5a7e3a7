from linalg import Vec, Matrix, identity, rotation
from linalg import solve as solver
import linalg.checks as chk

a = Matrix([[2, 1], [1, 3]])  #> linalg.matrix.Matrix.__init__
b = Vec(3, 5)  #> linalg.vector.Vec.__init__

print(a * b, a @ identity(2) == a, 2 * b, -b + b)  #> linalg.checks.same_length.wrapper linalg.matrix.Matrix.__eq__ linalg.matrix.Matrix.__matmul__ linalg.matrix.Matrix.__mul__ linalg.matrix.identity linalg.vector.Vec.__mul__ linalg.vector.Vec.__neg__ linalg.vector.Vec.__str__
x = solver.gauss(a, b)  #> linalg.solve.gauss
print(x, chk.close(a * x, b))  #> linalg.checks.close linalg.matrix.Matrix.__mul__ linalg.vector.Vec.__str__
print(a.T, a.det(), a[0, 1], b[0])  #> linalg.matrix.Matrix.T linalg.matrix.Matrix.__getitem__ linalg.matrix.Matrix.__str__ linalg.matrix.Matrix.det linalg.vector.Vec.__getitem__
print(rotation(90) * Vec(1, 0))  #> linalg.matrix.Matrix.__mul__ linalg.matrix.rotation linalg.vector.Vec.__init__ linalg.vector.Vec.__str__
print(abs(Vec(3, 4)), Vec(1, 2).dot(Vec(3, 4)), bool(Vec(0, 0)))  #> linalg.checks.same_length.wrapper linalg.vector.Vec.__abs__ linalg.vector.Vec.__bool__ linalg.vector.Vec.__init__
print(solver.power_iteration(a, steps=30))  #> linalg.solve.power_iteration
print(sum([Vec(1, 1), Vec(2, 2)], Vec.zero(2)), a.map(lambda v: v * 10))  #> linalg.checks.same_length.wrapper linalg.matrix.Matrix.__str__ linalg.matrix.Matrix.map linalg.vector.Vec.__init__ linalg.vector.Vec.__str__ linalg.vector.Vec.zero
try:
    a * Vec(1)  #> linalg.matrix.Matrix.__mul__ linalg.vector.Vec.__init__
except chk.ShapeError as e:
    print("shape", e)
for row in a:  #> linalg.matrix.Matrix.__iter__
    print(*row)  #> linalg.vector.Vec.__iter__ linalg.vector.Vec.__len__
