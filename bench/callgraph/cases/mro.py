class A:
    def m(self): ...
    def n(self): ...
class B(A):
    def m(self):
        super().m()  #> A.m C.m
class C(A):
    def m(self): ...
    def n(self): ...
class D(B, C): ...
D().m()  #> D B.m
D().n()  #> D C.n
class E(C, B):
    def m(self):
        return super().m()  #> C.m
E().m()  #> E E.m
super(D, D()).m()  #> D B.m
