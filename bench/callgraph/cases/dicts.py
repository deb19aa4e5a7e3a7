def a(): ...
def b(): ...
table = {'a': a, 'b': b}
table['a']()  #> a
table['b']()  #> b
table.get('a')()  #> a
for f in table.values():
    f()  #> a b
late = {}
late['x'] = b
late['x']()  #> b
deep = {'x': {'y': a}}
deep['x']['y']()  #> a
def run(handlers):
    handlers['a']()  #> a
run(table)  #> run
