from functools import partial, partialmethod, reduce
import operator
def f(cb, x=None):
    cb()  #> a
    x and x()  #> b
def a(): pass
def b(): pass
p = partial(f, a)
p()  #> f
partial(f, x=b)(a)  #> f
p.func(a)  #> f
class C:
    def m(self, k): k()  #> a b
    n = partialmethod(m, a)
C().n()  #> C.m C
q = partial(C().m, b)  #> C
q()  #> C.m
