def a(): pass
def b(): pass
class A:
    def m(self): return [self]
xs = [f for f in (a, b)]
xs[0]()  #> a
[f() for f in xs]  #> a b
{f() for f in xs}  #> a b
{k: v() for k, v in {'x': a}.items()}  #> a
for g in (f for f in xs): g()  #> a b
d = {n: f for n, f in [('a', a), ('b', b)]}
d['a']()  #> a
nested = [y for x in [A()] for y in x.m()]  #> A A.m
nested[0].m()  #> A.m
cond = [f for f in xs if f is not a]
cond[0]()  #> b
pairs = [(f, g) for f in xs for g in xs]
pairs[0][1]()  #> a
lists = [[f] for f in xs]
lists[0][0]()  #> a
mat = [[A() for _ in range(2)] for _ in range(2)]  #> A
mat[0][0].m()  #> A.m
s = {f for f in xs}
for q in s: q()  #> a b
gen = (A() for _ in range(2))  #> A
next(gen).m()  #> A.m
w = [y := A(), y.m()]  #> A A.m
y.m()  #> A.m
any((hit := f) for f in xs)
hit()  #> a
total = sum([1 for f in xs if f() is None])  #> a b
objs = list(map(lambda _: A(), range(2)))  #> <lambda> A
objs[0].m()  #> A.m
by = {o: o for o in objs}
for o in by.values(): o.m()  #> A.m
first = [o for o in objs][0]
first.m()  #> A.m
last = max(objs, key=lambda o: id(o))  #> <lambda>+1
last.m()  #> A.m
