class A:
    def __init__(self, n=0): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __len__(self): return 1
    def __iter__(self): return iter([self])
    def __hash__(self): return 1
    def __eq__(self, o): return True
    def m(self): pass
    def key(self): return self.n
def keyf(x): return x.key()  #> A.key
xs = [A(2), A(1)]  #> A.__init__
for x in sorted(xs, key=keyf):  #> keyf
    x.m()  #> A.m
max(xs, key=keyf).m()  #> A.m keyf
min(xs, key=lambda q: q.n).m()  #> <lambda> A.m
xs.sort(key=A.key)  #> A.key
for x in map(A, [1, 2]):  #> A.__init__
    x.m()  #> A.m
for x in filter(None, xs):  #> A.__len__
    x.m()  #> A.m
for x, y in zip(xs, xs):
    x.m()  #> A.m
    y.m()  #> A.m
for i, x in enumerate(xs):
    x.m()  #> A.m
for x in reversed(xs):
    x.m()  #> A.m
any(x.m() for x in xs)  #> A.m
sum(len(x) for x in xs)  #> A.__len__
next(iter(xs)).m()  #> A.m
getattr(xs[0], 'm')()  #> A.m
getattr(xs[0], 'nope', keyf)(xs[0])  #> keyf
isinstance(xs[0], A) and xs[0].m()  #> A.m
list(xs)[0].m()  #> A.m
tuple(xs)[0].m()  #> A.m
set(xs).pop().m()  #> A.__eq__ A.__hash__ A.m
copy = xs[:]
copy[0].m()  #> A.m
type(xs[0])().m()  #> A.__init__ A.m
xs[0].__class__().m()  #> A.__init__ A.m
setattr(xs[0], 'z', keyf)
xs[0].z(xs[0])  #> keyf
vars(A)['m'](xs[0])  #> A.m
callable(keyf) and keyf(xs[0])  #> keyf
A.__dict__['m'](xs[0])  #> A.m
globals()['keyf'](xs[0])  #> keyf
locals()['keyf'](xs[0])  #> keyf
eval('1')
print(*[x.m() for x in xs])  #> A.m
from operator import attrgetter, methodcaller, itemgetter
methodcaller('m')(xs[0])  #> A.m
itemgetter(0)(xs).m()  #> A.m
