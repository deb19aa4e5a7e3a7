import functools
def a(): pass
def plain(fn):
    def wrapper(*args, **kw):
        a()  #> a
        return fn(*args, **kw)  #> C.k C.m C.p C.s f1 f4 repeat.deco.wrapper
    return wrapper
def repeat(n):
    def deco(fn):
        def wrapper(*args, **kw):
            for _ in range(n):
                fn(*args, **kw)  #> C.n f2 f3 plain.wrapper
        return wrapper
    return deco
@plain  #> plain
def f1(): pass
f1()  #> plain.wrapper
@repeat(2)  #> repeat repeat.deco
def f2(): pass
f2()  #> repeat.deco.wrapper
@plain  #> plain
@repeat(3)  #> repeat repeat.deco
def f3(): pass
f3()  #> plain.wrapper
@repeat(n=1)  #> repeat repeat.deco
@plain  #> plain
def f4(x): pass
f4(1)  #> repeat.deco.wrapper
def identity(fn):
    return fn
@identity  #> identity
def f5(): pass
f5()  #> f5
class C:
    @plain  #> plain
    def m(self):
        self.n()  #> repeat.deco.wrapper
    @repeat(2)  #> repeat repeat.deco
    def n(self): pass
    @staticmethod
    @plain  #> plain
    def s(): pass
    @classmethod
    @plain  #> plain
    def k(cls): pass
    @property
    @plain  #> plain
    def p(self): pass
c = C()  #> C
c.m()  #> plain.wrapper
c.n()  #> repeat.deco.wrapper
C.s()  #> plain.wrapper
C.k()  #> plain.wrapper
c.p  #> plain.wrapper
reg = []
def register(fn):
    reg.append(fn)
    return fn
@register  #> register
def r1(): pass
@register  #> register
def r2(): pass
for r in reg:
    r()  #> r1 r2
r1()  #> r1
@lambda fn: fn  #> <lambda>
def f6(): pass
f6()  #> f6
def with_cb(cb):
    def deco(fn):
        def inner():
            cb()  #> a
            fn()  #> f7
        return inner
    return deco
@with_cb(a)  #> with_cb with_cb.deco
def f7(): pass
f7()  #> with_cb.deco.inner
