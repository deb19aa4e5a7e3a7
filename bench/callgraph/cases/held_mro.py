class A:
    def hi(self):
        pass

    def only_a(self):
        self.hi()  #> A.hi D.hi

class B(A):
    def hi(self):
        super().hi()  #> A.hi C.hi

class C(A):
    def hi(self):
        super().hi()  #> A.hi B.hi

    def only_c(self):
        pass

class D(B, C):
    def hi(self):
        super().hi()  #> B.hi

class E(C, B):
    pass

class F(D):
    def only_c(self):
        super().only_c()  #> C.only_c

d = D()  #> D
d.hi()  #> D.hi
d.only_a()  #> A.only_a
d.only_c()  #> C.only_c
E().hi()  #> C.hi E
f = F()  #> F
f.only_c()  #> F.only_c
f.hi()  #> D.hi
f.only_a()  #> A.only_a
A().only_a()  #> A A.only_a

class Mix:
    def save(self):
        self.validate()  #> Store.validate
        super().save()  #> Store.save

class Store:
    def save(self):
        pass

    def validate(self):
        pass

class Final(Mix, Store):
    pass

Final().save()  #> Final Mix.save

class P:
    def tmpl(self):
        self.before()  #> P.before
        self.after()  #> Q.after

    def before(self):
        pass

    def after(self):
        pass

class Q(P):
    def after(self):
        pass

Q().tmpl()  #> P.tmpl Q
