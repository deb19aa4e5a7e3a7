def ga():
    pass

def gb():
    pass

def gc():
    pass

def table():
    return {'a': ga, 'b': gb}

ops = {'a': ga, 'b': gb}
ops['a']()  #> ga
ops.get('b')()  #> gb
ops.get('zz', gc)()  #> gc
t = table()  #> table
t['b']()  #> gb
nested = {'x': {'f': ga}, 'y': {'f': gb}}
nested['x']['f']()  #> ga
nested['y']['f']()  #> gb
for name, fn in ops.items():
    fn()  #> ga gb
for fn in ops.values():
    fn()  #> ga gb
by_num = {1: ga, 2: gb}
by_num[2]()  #> gb
merged = {**ops, 'c': gc}
merged['c']()  #> gc
merged['a']()  #> ga
ops2 = dict(a=gb)
ops2['a']()  #> gb
ops2.update({'n': gc})
ops2['n']()  #> gc
ops2.update(a=ga)
ops2['a']()  #> ga
inverse = {v: k for k, v in ops.items()}
for fn in inverse:
    fn()  #> ga gb
d = {}
for k in ('p', 'q'):
    d[k] = gc
d['p']()  #> gc

def put(target, key, value):
    target[key] = value

reg = {}
put(reg, 'one', ga)  #> put
put(reg, 'two', gb)  #> put
reg['one']()  #> ga
popped = by_num.pop(1)
popped()  #> ga
ops.setdefault('s', gc)()  #> gc
key = 'a' if len('x') else 'b'
ops[key]()  #> ga
u = {'l': [ga, gb]}
u['l'][1]()  #> gb
union = ops | {'z': gc}
union['z']()  #> gc
