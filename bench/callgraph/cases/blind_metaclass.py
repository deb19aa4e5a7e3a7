class Registry(type):
    items = {}
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        mcls.items[name] = cls
        cls.install()  #> Registry.install
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def install(cls): pass
    def __iter__(cls): return iter([cls.make()])  #> Registry.make
    def make(cls): return cls()  #> User
    def __contains__(cls, x): return True
class Model(metaclass=Registry):  #> Registry.__init__ Registry.__new__
    def save(self): return self.pk()  #> User.pk
    def pk(self): pass
class User(Model):  #> Registry.__init__ Registry.__new__
    def pk(self): return 1
User.make().save()  #> Model.save Registry.make
for u in User:  #> Registry.__iter__
    u.save()  #> Model.save
1 in User  #> Registry.__contains__
class Multiton(type):
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)  #> Conn.__init__
        obj.ready()  #> Conn.ready
        return obj
class Conn(metaclass=Multiton):
    def __init__(self, n): self.n = n
    def ready(self): pass
Conn(1).ready()  #> Conn.ready Multiton.__call__
class Auto:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        Auto.subs.append(cls)
        cls.boot()  #> Auto.boot
    @classmethod
    def boot(cls): pass
class X(Auto, tag='x'):  #> Auto.__init_subclass__
    def go(self): pass
class Y(Auto):  #> Auto.__init_subclass__
    def go(self): pass
for s in Auto.subs:
    s().go()  #> X X.go Y Y.go
class Desc:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        return self if obj is None else self.load(obj)  #> Desc.load
    def __set__(self, obj, v): self.check(v)  #> Desc.check
    def load(self, obj): return loaded
    def check(self, v): pass
def loaded(): pass
class Holder:  #> Desc.__set_name__
    d = Desc()  #> Desc
h = Holder()  #> Holder
h.d()  #> Desc.__get__ loaded
h.d = 3  #> Desc.__set__
Holder.d.check(1)  #> Desc.__get__ Desc.check
from abc import ABC, abstractmethod
class Abs(ABC):
    @abstractmethod
    def do(self): ...
    def tmpl(self): return self.do()  #> Impl.do
class Impl(Abs):
    def do(self): return loaded()  #> loaded
Impl().tmpl()  #> Abs.tmpl Impl
