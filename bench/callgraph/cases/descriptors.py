class A:
    def m(self): pass
class B:
    def m(self): pass
class Field:
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, obj, owner):
        return A()  #> A
    def __set__(self, obj, value): pass
    def __delete__(self, obj): pass
class Model:  #> Field.__set_name__
    f = Field()  #> Field
o = Model()  #> Model
o.f.m()  #> A.m Field.__get__
o.f = 1  #> Field.__set__
del o.f  #> Field.__delete__
class P:
    def __init__(self):
        self._x = A()  #> A
    def getx(self): return self._x
    def setx(self, v): self._x = v
    def delx(self): pass
    x = property(getx, setx, delx, 'doc')
    y = property(lambda self: B())  #> B
p = P()  #> P.__init__
p.x.m()  #> A.m P.getx
p.x = B()  #> B P.setx
p.y.m()  #> B.m P.<lambda>
del p.x  #> P.delx
class Q:
    @property
    def v(self): return A()  #> A
    @v.setter
    def v(self, n): pass
    @v.deleter
    def v(self): pass
class Sub(Q):
    @property
    def v(self):
        return super().v  #> Q.v
q = Q()  #> Q
q.v.m()  #> A.m Q.v
q.v = 2  #> Q.v
del q.v  #> Q.v
Sub().v.m()  #> A.m Sub Sub.v
class Static:
    @staticmethod
    def make(): return A()  #> A
    @classmethod
    def build(cls): return cls()  #> Static
    def go(self): pass
Static.make().m()  #> A.m Static.make
Static.build().go()  #> Static.build Static.go
Static().make().m()  #> A.m Static Static.make
Static().build().go()  #> Static Static.build Static.go
f = Static.make
f().m()  #> A.m Static.make
g = Static().go  #> Static
g()  #> Static.go
Static.go(Static())  #> Static Static.go
