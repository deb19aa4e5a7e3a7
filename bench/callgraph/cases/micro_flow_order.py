def a(): pass
def b(): pass
def c(): pass
f = a
f()  #> a
f = b
f()  #> b
if f is a:
    f = c
else:
    f()  #> b
class S: pass
s = S()  #> S
s.cb = a
s.cb()  #> a
s.cb = b
s.cb()  #> b
t = s
t.cb = c
s.cb()  #> c
fs = {}
fs[0] = a
fs[0]()  #> a
fs[0] = b
fs[0]()  #> b
def late():
    return hook()  #> a c
hook = a
late()  #> late
hook = c
late()  #> late
