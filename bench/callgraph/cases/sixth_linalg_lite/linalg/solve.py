from .vector import Vec


def gauss(a, b):
    rows = [[*r, y] for r, y in zip(a, b)]  #> linalg.matrix.Matrix.__iter__ linalg.vector.Vec.__iter__ linalg.vector.Vec.__len__
    n = len(rows)
    for i in range(n):
        pivot(rows, i)  #> linalg.solve.pivot
        for k in range(i + 1, n):
            eliminate(rows, i, k)  #> linalg.solve.eliminate
    return back(rows)  #> linalg.solve.back


def pivot(rows, i):
    best = max(range(i, len(rows)), key=lambda k: abs(rows[k][i]))  #> linalg.solve.pivot.<lambda>
    rows[i], rows[best] = rows[best], rows[i]


def eliminate(rows, i, k):
    f = rows[k][i] / rows[i][i]
    rows[k] = [x - f * y for x, y in zip(rows[k], rows[i])]


def back(rows):
    n = len(rows)
    xs = [0] * n
    for i in reversed(range(n)):
        xs[i] = (rows[i][n] - sum(rows[i][j] * xs[j] for j in range(i + 1, n))) / rows[i][i]
    return Vec(*xs)  #> linalg.vector.Vec.__init__


def power_iteration(a, steps):
    v = Vec(1, 1)  #> linalg.vector.Vec.__init__
    for _ in range(steps):
        v = (a * v).normalized()  #> linalg.matrix.Matrix.__mul__ linalg.vector.Vec.normalized
    return round(v.dot(a * v), 4)  #> linalg.checks.same_length.wrapper linalg.matrix.Matrix.__mul__
