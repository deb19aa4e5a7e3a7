import functools
import operator

class Pt:
    def __init__(self, x):
        self.x = x
    def __lt__(self, o):
        return self.x < o.x
    def __eq__(self, o):
        return self.x == o.x
    def __hash__(self):
        return hash(self.x)
    def __repr__(self):
        return 'Pt'
    def __bool__(self):
        return self.x > 0
    def __add__(self, o):
        return Pt(self.x + o.x)  #> Pt.__init__
    def __radd__(self, o):
        return self
    def __len__(self):
        return 1
    def dist(self):
        return abs(self)  #> Pt.__abs__
    def __abs__(self):
        return self.x
    def __index__(self):
        return 0

def key(p):
    return p.dist()  #> Pt.dist

def double(p):
    return p + p  #> Pt.__add__

pts = [Pt(3), Pt(1)]  #> Pt.__init__
sorted(pts)  #> Pt.__lt__
min(pts)  #> Pt.__lt__
max(pts, key=key)  #> key
list(map(double, pts))  #> double
any(pts)  #> Pt.__bool__
all(filter(None, pts))  #> Pt.__bool__
str(pts[0])  #> Pt.__repr__
repr(pts[1])  #> Pt.__repr__
sum(pts, Pt(0)).dist()  #> Pt.__add__ Pt.__init__ Pt.dist
functools.reduce(operator.add, pts)  #> Pt.__add__
functools.reduce(lambda p, q: p + q, pts).dist()  #> <lambda> Pt.__add__ Pt.dist
len(pts[0])  #> Pt.__len__
[10, 20][pts[0]]  #> Pt.__index__
Pt(3) in pts  #> Pt.__eq__ Pt.__init__
d = {Pt(1): 'a'}  #> Pt.__hash__ Pt.__init__
d[Pt(1)]  #> Pt.__eq__ Pt.__hash__ Pt.__init__
pts.sort(key=lambda p: key(p))  #> <lambda>+1 key
next(iter(pts)).dist()  #> Pt.dist
for i, p in enumerate(pts):
    p.dist()  #> Pt.dist
for p, q in zip(pts, reversed(pts)):
    q.dist()  #> Pt.dist
bool(pts[0])  #> Pt.__bool__
sorted(pts, key=functools.cmp_to_key(lambda p, q: p.x - q.x))  #> <lambda>+2
isinstance(pts, list) and pts[0].dist()  #> Pt.dist
