def a(): pass
def b(): pass
def c(): pass
t = {'x': {'y': a, 'z': [b, c]}, 'w': (a, {'k': b})}
t['x']['y']()  #> a
t['x']['z'][0]()  #> b
t['x']['z'][1]()  #> c
t['w'][0]()  #> a
t['w'][1]['k']()  #> b
l = [[a, b], [c]]
l[0][1]()  #> b
l[1][0]()  #> c
for row in l:
    for f in row:
        f()  #> a b c
m = [(1, a), (2, b)]
for n, f in m:
    f()  #> a b
pairs = {'p': (a, b)}
for k, (x, y) in pairs.items():
    x()  #> a
    y()  #> b
x, (y, *z) = a, (b, c, c)
x()  #> a
y()  #> b
z[0]()  #> c
*init, last = [a, a, b]
last()  #> b
init[0]()  #> a
d = dict(one=a, two=b)
d['one']()  #> a
d['two']()  #> b
e = dict([('p', c)])
e['p']()  #> c
n = {**d, 'three': c}
n['one']()  #> a
n['three']()  #> c
s = {a}
for q in s: q()  #> a
fr = frozenset([b])
for q in fr: q()  #> b
tt = tuple([c])
tt[0]()  #> c
(a, b)[1]()  #> b
[a, b][0]()  #> a
{'k': c}['k']()  #> c
sl = [a, b, c][1:]
sl[0]()  #> b
sl[1]()  #> c
