class A:
    def m(self): pass
class B(A):
    def m(self): pass
class C(A):
    def m(self): pass
class D(B, C):
    def m(self): pass
    def go(self): super(B, self).m()  #> C.m
    def up(self): super(D, self).m()  #> B.m
class E(B):
    def m(self): pass
    def go(self): super(B, self).m()  #> A.m
D().go()  #> D.go D
D().up()  #> D.up D
E().go()  #> E.go E
E().m()  #> E E.m
B().m()  #> B B.m
