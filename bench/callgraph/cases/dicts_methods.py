def a(): pass
def b(): pass
def c(): pass
d = {'a': a, 'b': b}
d.get('a')()  #> a
d.get('z', c)()  #> c
d.pop('a')()  #> a
d.setdefault('c', c)()  #> c
d['c']()  #> c
for f in d.values():
    f()  #> b c
for k, f in d.items():
    f()  #> b c
for k in d:
    d[k]()  #> b c
e = {}
e.update(d)
e['b']()  #> b
e.update(x=a)
e['x']()  #> a
e.update({'y': c})
e['y']()  #> c
from collections import defaultdict, OrderedDict, deque, ChainMap
dd = defaultdict(lambda: a)
dd['q']()  #> <lambda> a
ddl = defaultdict(list)
ddl['k'].append(b)
for f in ddl['k']:
    f()  #> b
od = OrderedDict([('one', a), ('two', b)])
od['one']()  #> a
od['two']()  #> b
q = deque([a])
q.append(a)
q.popleft()()  #> a
cp = d.copy()
cp['b']()  #> b
ff = dict.fromkeys(['u', 'v'], c)
ff['u']()  #> c
z = dict(zip(['k1', 'k2'], [a, b]))
z['k1']()  #> a
inv = {v: k for k, v in {'i': a}.items()}
for f in inv: f()  #> a
key, val = {'one': c}.popitem()
val()  #> c
m = {1: a} | {2: b}
m[2]()  #> b
if (got := d.get('b')):
    got()  #> b
