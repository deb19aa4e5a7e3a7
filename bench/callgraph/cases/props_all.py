class A:
    def m(self): pass
class C:
    def __init__(self):
        self._a = A()  #> A
    @property
    def a(self):
        return self._a
    @a.setter
    def a(self, v):
        v.m()  #> A.m
        self._a = v
    def getx(self):
        return A()  #> A
    x = property(getx)
c = C()  #> C.__init__
c.a.m()  #> A.m C.a
c.a = A()  #> C.a A
c.x.m()  #> A.m C.getx
class Desc:
    def __get__(self, o, t):
        return A()  #> A
    def __set__(self, o, v): pass
class H:
    d = Desc()  #> Desc
H().d.m()  #> A.m Desc.__get__ H
H().d = 1  #> Desc.__set__ H
