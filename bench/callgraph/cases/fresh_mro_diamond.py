class A:
    def ping(self):
        return 'A'

    def go(self):
        return self.ping()  #> D.ping


class B(A):
    def ping(self):
        return super().ping() + 'B'  #> A.ping C.ping


class C(A):
    def ping(self):
        return super().ping() + 'C'  #> A.ping B.ping

    def only(self):
        return self.go()  #> A.go


class D(B, C):
    def ping(self):
        return super().ping() + 'D'  #> B.ping


class E(C, B):
    pass


D().go()  #> A.go D
E().ping()  #> C.ping E
D().only()  #> C.only D
A.ping(D())  #> A.ping D
super(B, D()).ping()  #> C.ping D
