class A:
    def __call__(self, f):
        f()  #> x
        return self
    def m(self): pass
def x(): pass
a = A()  #> A
a(x)  #> A.__call__
a(x)(x).m()  #> A.__call__ A.m A.__call__
def run(cb):
    cb(x)  #> A.__call__
run(a)  #> run
run(A())  #> run A
