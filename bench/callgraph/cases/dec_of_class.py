def dec(cls):
    cls.extra = helper
    return cls
def helper(self): pass
@dec  #> dec
class A:
    def m(self): pass
A().m()  #> A.m A
A().extra()  #> helper A
def sub(cls):
    class Sub(cls):
        def n(self): pass
    return Sub
@sub  #> sub
class B:
    def m(self): pass
B().m()  #> B.m sub.Sub
B().n()  #> sub.Sub.n sub.Sub
