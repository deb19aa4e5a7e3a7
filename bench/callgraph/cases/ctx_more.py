import contextlib
from contextlib import contextmanager, closing, suppress, nullcontext, ExitStack, ContextDecorator
class A:
    def m(self): pass
    def close(self): pass
class CM:
    def __init__(self, a): self.a = a
    def __enter__(self): return self.a
    def __exit__(self, *x): self.done()  #> CM.done
    def done(self): pass
with CM(A()) as a:  #> A CM.__enter__ CM.__exit__ CM.__init__
    a.m()  #> A.m
with CM(A()) as a, CM(A()) as b:  #> A CM.__enter__ CM.__exit__ CM.__init__
    a.m()  #> A.m
    b.m()  #> A.m
with (CM(A()) as a, CM(A()) as b):  #> A CM.__enter__ CM.__exit__ CM.__init__
    b.m()  #> A.m
@contextmanager
def cm(x):
    try:
        yield x
    finally:
        x.m()  #> A.m
with cm(A()) as y:  #> A cm
    y.m()  #> A.m
with closing(A()) as z:  #> A A.close
    z.m()  #> A.m
with nullcontext(A()) as n:  #> A
    n.m()  #> A.m
def getcm(): return CM(A())  #> A CM.__init__
with getcm() as g:  #> CM.__enter__ CM.__exit__ getcm
    g.m()  #> A.m
class Base:
    def __enter__(self): return self
    def __exit__(self, *a): pass
class Sub(Base):
    def go(self): pass
with Sub() as s:  #> Base.__enter__ Base.__exit__ Sub
    s.go()  #> Sub.go
class Pool:
    @contextmanager
    def conn(self):
        yield A()  #> A
    def use(self):
        with self.conn() as c:  #> Pool.conn
            c.m()  #> A.m
Pool().use()  #> Pool Pool.use
cmo = CM(A())  #> A CM.__init__
with cmo as w:  #> CM.__enter__ CM.__exit__
    w.m()  #> A.m
class Deco(ContextDecorator):
    def __enter__(self): return self
    def __exit__(self, *a): pass
@Deco()  #> Deco
def decorated(): pass
decorated()  #> Deco.__enter__ Deco.__exit__ decorated
with contextlib.ExitStack() as st:  #> A.close CM.__exit__
    v = st.enter_context(CM(A()))  #> A CM.__enter__ CM.__init__
    v.m()  #> A.m
    st.callback(v.close)
