def a(): pass
def b(): pass
def c(): pass
table = {'x': a}
table.update(y=b)
table.update({'z': c})
table['y']()  #> b
table['z']()  #> c
for k, f in sorted(table.items()):
    f()  #> a b c
t2 = dict(table, w=b)
t2['w']()  #> b
t2.pop('x')()  #> a
nested = {'k': [a, {'in': c}]}
nested['k'][1]['in']()  #> c
nested['k'][0]()  #> a
d = {}
d.setdefault('q', b)()  #> b
d['q']()  #> b
