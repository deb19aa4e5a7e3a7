def a(): pass
def b(): pass
def f(x, y=b, *, z=a):
    x()  #> a b
    y()  #> a b
    z()  #> a b
f(a)  #> f
f(x=b, z=b)  #> f
f(a, a, z=b)  #> f
def g(**kw):
    kw['fn']()  #> a b
    kw.get('fn')()  #> a b
    h(**kw)  #> h
def h(fn, other=None):
    fn()  #> a b
    if other:
        other()  #> a b
g(fn=a)  #> g
g(fn=b, other=a)  #> g
opts = {'fn': a}
h(**opts)  #> h
h(**{'fn': b})  #> h
h(**dict(fn=a, other=b))  #> h
def wrapper(fn, /, **kw):
    return fn(**kw)  #> h
wrapper(h, fn=b)  #> wrapper
class C:
    def __init__(self, *, cb):
        self.cb = cb
    def go(self): self.cb()  #> a
C(cb=a).go()  #> C.__init__ C.go
class D(C):
    def __init__(self, extra, **kw):
        super().__init__(**kw)  #> C.__init__
        self.extra = extra
    def go(self):
        super().go()  #> C.go
        self.extra()  #> b
D(b, cb=a).go()  #> D.__init__ D.go
def defaults(fn=None):
    fn = fn or b
    fn()  #> a b
defaults()  #> defaults
defaults(a)  #> defaults
def mutable(acc=[]):
    acc.append(a)
    acc[0]()  #> a
mutable()  #> mutable
