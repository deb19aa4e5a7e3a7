import operator
class Vec:
    def __init__(self, *xs):
        self.xs = xs
    def __add__(self, other):
        return Vec(*map(operator.add, self.xs, other.xs))  #> Vec.__init__
    def __mul__(self, k):
        return Vec(*[x * k for x in self.xs])  #> Vec.__init__
    def __rmul__(self, k):
        return self * k  #> Vec.__mul__
    def __neg__(self):
        return self * -1  #> Vec.__mul__
    def __sub__(self, other):
        return self + -other  #> Vec.__add__ Vec.__neg__
    def __iadd__(self, other):
        return self + other  #> Vec.__add__
    def __getitem__(self, i):
        return self.xs[i]
    def __eq__(self, other):
        return self.xs == other.xs
    def __matmul__(self, other):
        return self.dot(other)  #> Vec.dot
    def dot(self, other):
        return sum(a * b for a, b in zip(self.xs, other.xs))
    def __call__(self, k):
        return self * k  #> Vec.__mul__
    def __abs__(self):
        return self.dot(self)  #> Vec.dot
    def __contains__(self, x):
        return x in self.xs
    def __enter__(self):
        return self
    def __exit__(self, *a):
        pass
a, b = Vec(1, 2), Vec(3, 4)  #> Vec.__init__
a + b  #> Vec.__add__
2 * a  #> Vec.__rmul__
(a - b)[0]  #> Vec.__getitem__ Vec.__sub__
a += b  #> Vec.__iadd__
a @ b  #> Vec.__matmul__
a(3)  #> Vec.__call__
abs(-a)  #> Vec.__abs__ Vec.__neg__
a != b  #> Vec.__eq__
3 in a  #> Vec.__contains__
operator.add(a, b)  #> Vec.__add__
operator.mul(a, 2)  #> Vec.__mul__
total = sum([a, b], Vec(0, 0))  #> Vec.__add__ Vec.__init__
with a as v:  #> Vec.__enter__ Vec.__exit__
    v.dot(b)  #> Vec.dot
OPS = {'+': operator.add, '.': Vec.dot}
OPS['+'](a, b)  #> Vec.__add__
OPS['.'](a, b)  #> Vec.dot
