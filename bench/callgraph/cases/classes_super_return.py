class A:
    def m(self):
        return self
    def n(self): pass
class B(A):
    def m(self):
        return super().m()  #> A.m
B().m().n()  #> A.n B.m B
B().m().m()  #> B.m B B.m
