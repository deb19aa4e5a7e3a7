class A:
    def __init__(self):
        self.m()  #> A.m B.m
    def m(self): ...
    @classmethod
    def make(cls):
        return cls()  #> A.__init__
    @staticmethod
    def s(): ...
    @property
    def p(self):
        return A()  #> A.__init__
class B(A):
    def m(self):
        super().m()  #> A.m
    def b(self): ...
A().m()  #> A.__init__ A.m
B().m()  #> A.__init__ B.m
B.make().b()  #> A.make B.b
A.s()  #> A.s
A().p.m()  #> A.p A.__init__ A.m
A.m(A())  #> A.m A.__init__
bound = B().b  #> A.__init__
bound()  #> B.b
class C:
    def __call__(self): ...
    def __add__(self, other):
        return A()  #> A.__init__
C()()  #> C.__call__ C
(C() + C()).m()  #> C C A.m C.__add__
class N:
    def __new__(cls):
        return super().__new__(cls)
N()  #> N.__new__
