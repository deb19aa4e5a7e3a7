class A:
    def hi(self): return 'A'
    def who(self): return self.hi()  #> B.hi D.hi
class B(A):
    def hi(self): return super().hi()  #> A.hi C.hi
class C(A):
    def hi(self): return super().hi()  #> A.hi
class D(B, C):
    def hi(self): return super().hi()  #> B.hi
D().hi()  #> D D.hi
D().who()  #> A.who D
B().who()  #> A.who B
class E(D):
    def who(self):
        A.hi(self)  #> A.hi
        return super(B, self).hi()  #> C.hi
E().who()  #> E E.who
