class CM:
    def __enter__(self): return self
    def __exit__(self, *a): pass
    def m(self): pass
with CM() as c:  #> CM.__enter__ CM.__exit__ CM
    c.m()  #> CM.m
with CM():  #> CM.__enter__ CM.__exit__ CM
    pass
from contextlib import contextmanager, ExitStack
@contextmanager
def cm(f):
    yield f
def g(): pass
with cm(g) as x:  #> cm
    x()  #> g
with ExitStack() as st:  #> CM.__exit__
    y = st.enter_context(CM())  #> CM.__enter__ CM
    y.m()  #> CM.m
