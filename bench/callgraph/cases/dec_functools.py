import functools
from functools import lru_cache, cached_property, singledispatch, total_ordering, partial, partialmethod, reduce, wraps
@lru_cache
def f(): pass
f()  #> f
@lru_cache(maxsize=None)
def g(): pass
g()  #> g
@functools.cache
def h(): pass
h()  #> h
class V:
    def m(self): pass
class C:
    @cached_property
    def v(self):
        return V()  #> V
    def setv(self, k, v): pass
    set_one = partialmethod(setv, 'one')
    @functools.lru_cache()
    def cached(self):
        return V()  #> V
c = C()  #> C
c.v.m()  #> C.v V.m
c.set_one(1)  #> C.setv
c.cached().m()  #> C.cached V.m
@singledispatch
def show(x): pass
@show.register
def _(x: int): pass
@show.register(str)
def show_str(x): pass
show([])  #> show
show(1)  #> _
show('s')  #> show_str
def add(x, y): return x
reduce(add, [1, 2, 3])  #> add
def logged(fn):
    @wraps(fn)
    def inner(*a):
        return fn(*a)  #> k
    return inner
@logged  #> logged
def k(): return V()  #> V
k().m()  #> V.m logged.inner
p = partial(add, 1)
p(2)  #> add
def cb(fn): fn()
partial(cb, f)()  #> cb
@total_ordering
class T:
    def __init__(self, x): self.x = x
    def __lt__(self, o): return self.x < o.x
    def __eq__(self, o): return self.x == o.x
T(1) < T(2)  #> T.__init__ T.__lt__
T(1) >= T(2)  #> T.__init__ T.__lt__
T(1) == T(2)  #> T.__eq__ T.__init__
