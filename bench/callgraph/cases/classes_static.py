class A:
    @staticmethod
    def s(f):
        f()  #> x
    @classmethod
    def c(cls):
        cls.s(x)  #> A.s
        return cls()  #> A
def x(): pass
A.s(x)  #> A.s
A.c().c()  #> A.c A.c
a = A()  #> A
a.s(x)  #> A.s
f = A.s
f(x)  #> A.s
g = A.c
g()  #> A.c
