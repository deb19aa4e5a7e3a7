import functools
def a(x): ...
class A:
    def m(self): ...
    @functools.cached_property
    def p(self):
        return A()  #> A
    @functools.lru_cache
    def q(self):
        return A()  #> A
functools.partial(a, 1)()  #> a
A().p.m()  #> A.p A A.m
A().q().m()  #> A A.q A.m
@functools.lru_cache(maxsize=1)
def cached():
    return A()  #> A
cached().m()  #> cached A.m
getattr(A(), 'm')()  #> A A.m
list(map(a, []))  #> a
