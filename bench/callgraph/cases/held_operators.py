from functools import total_ordering

class Vec:
    def __init__(self, x):
        self.x = x

    def __add__(self, o):
        return Vec(self.x + o.x)  #> Vec.__init__

    def __radd__(self, o):
        return self

    def __mul__(self, k):
        return Vec(self.x * k)  #> Vec.__init__

    __rmul__ = __mul__

    def __neg__(self):
        return Vec(-self.x)  #> Vec.__init__

    def __eq__(self, o):
        return self.x == o.x

    def __bool__(self):
        return self.x != 0

    def __getitem__(self, i):
        return self.x

    def __contains__(self, v):
        return v == self.x

    def __iadd__(self, o):
        return self

    def __call__(self, y):
        return Vec(y)  #> Vec.__init__

    def norm(self):
        return abs(self.x)

@total_ordering
class Rank:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        return self.n < o.n

    def __eq__(self, o):
        return self.n == o.n

v = Vec(1)  #> Vec.__init__
u = Vec(2)  #> Vec.__init__
(v + u).norm()  #> Vec.__add__ Vec.norm
(1 + v).norm()  #> Vec.__radd__ Vec.norm
(v * 3).norm()  #> Vec.__mul__ Vec.norm
(3 * v).norm()  #> Vec.__mul__ Vec.norm
(-v).norm()  #> Vec.__neg__ Vec.norm
v == u  #> Vec.__eq__
v != u  #> Vec.__eq__
if v:  #> Vec.__bool__
    v.norm()  #> Vec.norm
if not u:  #> Vec.__bool__
    u.norm()  #> Vec.norm
v[0]  #> Vec.__getitem__
3 in v  #> Vec.__contains__
v += u  #> Vec.__iadd__
v.norm()  #> Vec.norm
v(3).norm()  #> Vec.__call__ Vec.norm
sum([v, u]).norm()  #> Vec.__add__ Vec.__radd__ Vec.norm
(v and u).norm()  #> Vec.__bool__ Vec.norm
w = v or u  #> Vec.__bool__
w.norm()  #> Vec.norm
Rank(1) < Rank(2)  #> Rank.__init__ Rank.__lt__
Rank(1) <= Rank(2)  #> Rank.__init__ Rank.__lt__
Rank(1) > Rank(2)  #> Rank.__init__ Rank.__lt__
max(Rank(1), Rank(2))  #> Rank.__eq__ Rank.__init__ Rank.__lt__
bool(v)  #> Vec.__bool__
while v:  #> Vec.__bool__
    break
assert v  #> Vec.__bool__
t = 1 if v else 2  #> Vec.__bool__
