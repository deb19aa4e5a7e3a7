def a(): pass
def b(): pass
def c(): pass
d = {'a': a, 'b': b}
d['a']()  #> a
d['b'] = c
d['b']()  #> c
d['c'] = b
d.get('c')()  #> b
key = 'a'
d[key]()  #> a
d.pop('a')()  #> a
d['a'] = c
d['a']()  #> c
e = {**d, 'z': a}
e['z']()  #> a
e['c']()  #> b
del e['c']
e['c'] = a
e['c']()  #> a
n = {'in': {'deep': b}}
n['in']['deep']()  #> b
n['in'] = {'deep': c}
n['in']['deep']()  #> c
