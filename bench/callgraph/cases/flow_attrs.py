class A:
    def m(self): pass
class B:
    def m(self): pass
class H:
    def __init__(self):
        self.x = A()  #> A
    def swap(self):
        self.x = B()  #> B
        self.x.m()  #> B.m
    def use(self):
        self.x.m()  #> A.m B.m
h = H()  #> H.__init__
h.use()  #> H.use
h.swap()  #> H.swap
h.use()  #> H.use
class Lazy:
    _inst = None
    @classmethod
    def get(cls):
        if cls._inst is None:
            cls._inst = cls()  #> Lazy
        return cls._inst
    def go(self): pass
Lazy.get().go()  #> Lazy.get Lazy.go
Lazy.get().go()  #> Lazy.get Lazy.go
def one():
    x = A()  #> A
    x.m()  #> A.m
    x = B()  #> B
    x.m()  #> B.m
one()  #> one
