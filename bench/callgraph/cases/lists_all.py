def f1(): pass
def f2(): pass
def f3(): pass
a = [f1, f2]
a[0]()  #> f1
a[1]()  #> f2
a[-1]()  #> f2
b = [[f1], [f2, f3]]
b[1][1]()  #> f3
c = a[0:1]
c[0]()  #> f1
d = [f for f in a]
d[0]()  #> f1
e = [x() for x in a if x]  #> f1 f2
def p(l):
    l[0]()  #> f1
p(a)  #> p
i = 1
a[i]()  #> f2
g = a + [f3]
g[2]()  #> f3
for z in reversed(a):
    z()  #> f1 f2
for n, z in enumerate(a):
    z()  #> f1 f2
for z, w in zip(a, b):
    z()  #> f1 f2
    w[0]()  #> f1 f2
a.pop()()  #> f2
h = list(a)
h[0]()  #> f1
t = tuple(a)
t[0]()  #> f1
[v() for w in b for v in w]  #> f1 f2 f3
s = {f1}
for u in s:
    u()  #> f1
s.pop()()  #> f1
