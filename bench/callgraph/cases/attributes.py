def a(): ...
def b(): ...
class C:
    kept = staticmethod(a)
    def __init__(self, f):
        self.f = f
        self.table = {'b': b}
    def run(self):
        self.f()  #> a
        self.table['b']()  #> b
C(a).run()  #> C.__init__ C.run
class D: ...
D.m = b
D.m()  #> b
def patched(self): ...
D.n = patched
D().n()  #> D patched
