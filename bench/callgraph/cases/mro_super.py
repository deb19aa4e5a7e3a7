class A:
    def __init__(self, **kw): pass
    def m(self): pass
    @classmethod
    def k(cls): return cls()  #> D.__init__
    @staticmethod
    def s(): pass
class B(A):
    def __init__(self, **kw):
        super().__init__(**kw)  #> A.__init__ C.__init__
    def m(self):
        super(B, self).m()  #> A.m C.m
    @classmethod
    def k(cls):
        return super().k()  #> A.k
class C(A):
    def __init__(self, **kw):
        super().__init__(**kw)  #> A.__init__
    def m(self):
        super().m()  #> A.m
class D(B, C):
    def __init__(self):
        super().__init__(x=1)  #> B.__init__
    def m(self):
        super().m()  #> B.m
    def z(self):
        super().s()  #> A.s
d = D()  #> D.__init__
d.m()  #> D.m
d.z()  #> D.z
D.k().m()  #> B.k D.m
b = B()  #> B.__init__
b.m()  #> B.m
class L(list):
    def append(self, x):
        super().append(x)
L().append(1)  #> L L.append
class N:
    def __new__(cls, *a):
        return super().__new__(cls)
    def __init__(self, *a): pass
    def go(self): pass
N(1).go()  #> N.__init__ N.__new__ N.go
class Inner:
    class Deep:
        def m(self): pass
    def get(self):
        return self.Deep()  #> Inner.Deep
Inner().get().m()  #> Inner Inner.Deep.m Inner.get
Inner.Deep().m()  #> Inner.Deep Inner.Deep.m
