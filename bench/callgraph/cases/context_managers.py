import contextlib
class A:
    def m(self): ...
    def __enter__(self):
        return self
    def __exit__(self, *args): ...
with A() as a:  #> A A.__enter__ A.__exit__
    a.m()  #> A.m
@contextlib.contextmanager
def managed():
    yield A()  #> A
with managed() as b:  #> managed
    b.m()  #> A.m
