class A:
    def __init__(self): pass
    def m(self): pass
class B:
    def __init__(self): pass
    def m(self): pass
    def n(self): pass
class C(A, B): pass
class D(C):
    def __init__(self):
        super().__init__()  #> A.__init__
        super(C, self).m()  #> A.m
        super().n()  #> B.n
        self.m()  #> A.m
c = C()  #> A.__init__
c.m()  #> A.m
c.n()  #> B.n
D()  #> D.__init__
class P1(A):
    def m(self):
        super().m()  #> P2.m
class P2(A):
    def m(self):
        super().m()  #> A.m
class Q(P1, P2):
    def m(self):
        super().m()  #> P1.m
Q().m()  #> A.__init__ Q.m
