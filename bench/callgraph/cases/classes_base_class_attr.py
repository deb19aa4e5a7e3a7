class A:
    a = 1
    def func(self): pass
class B(A):
    pass
b = B()  #> B
b.func()  #> A.func
B.func(b)  #> A.func
