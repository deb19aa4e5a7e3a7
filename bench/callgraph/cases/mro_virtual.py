class Base:
    def run(self):
        self.step()  #> One.step Two.step
    def step(self): pass
class One(Base):
    def step(self): pass
class Two(Base):
    def step(self):
        super().step()  #> Base.step
One().run()  #> Base.run One
Two().run()  #> Base.run Two
class Abstract:
    def template(self):
        return self.hook()  #> Impl.hook
class Impl(Abstract):
    def hook(self): pass
Impl().template()  #> Abstract.template Impl
class A:
    def f(self): pass
class B(A):
    def f(self):
        super().f()  #> C.f
class C(A):
    def f(self):
        super().f()  #> A.f
class D(B, C):
    def f(self):
        super().f()  #> B.f
D().f()  #> D D.f
class X:
    def __init__(self):
        self.setup()  #> Y.setup
    def setup(self): pass
class Y(X):
    def setup(self):
        super().setup()  #> X.setup
Y()  #> X.__init__
class M1:
    def who(self): return self.name()  #> M2.name
class M2:
    def name(self): pass
class Mix(M1, M2): pass
Mix().who()  #> M1.who Mix
def use(o):
    o.step()  #> One.step Two.step
use(One())  #> One use
use(Two())  #> Two use
class P:
    def __init__(self, cb): self.cb = cb
    def fire(self): self.cb()  #> Q.on
class Q(P):
    def __init__(self):
        super().__init__(self.on)  #> P.__init__
    def on(self): pass
Q().fire()  #> P.fire Q.__init__
class E:
    def go(self): E.static(self)  #> E.static
    def static(self): pass
class F(E):
    def static(self): pass
F().go()  #> E.go F
class G(F):
    def go(self):
        F.go(self)  #> E.go
        E.static(self)  #> E.static
G().go()  #> G G.go
