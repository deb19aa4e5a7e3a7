class A:
    def m(self): pass
class B:
    def m(self): pass
def f(x):
    x.m()  #> A.m B.m
f(A())  #> f A
f(B())  #> f B
b = B()  #> B
f(b)  #> f
