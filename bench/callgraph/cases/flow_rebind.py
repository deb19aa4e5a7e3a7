def a(): pass
def b(): pass
def c(): pass
f = a
f()  #> a
f = b
f()  #> b
def outer():
    g = a
    g()  #> a
    g = b
    g()  #> b
    g = c
    return g
outer()()  #> c outer
class O: pass
o = O()  #> O
o.f = a
o.f()  #> a
o.f = b
o.f()  #> b
d = {}
d['x'] = a
d['x']()  #> a
d['x'] = b
d['x']()  #> b
l = [a, a]
l[0]()  #> a
l[0] = c
l[0]()  #> c
l[1]()  #> a
f, g = a, b
f()  #> a
f, g = g, f
f()  #> b
g()  #> a
