class Base:
    def __init__(self): self.setup()  #> A.setup B.setup C.setup
    def setup(self): self.log('base')  #> Base.log C.log
    def log(self, m): pass
    def run(self): return self.before() or self.after()  #> A.before B.after Base.after Base.before
    def before(self): return None
    def after(self): return self
class A(Base):
    def setup(self):
        super().setup()  #> B.setup Base.setup
        self.a()  #> A.a
    def a(self): pass
    def before(self): return super().before()  #> Base.before
class B(Base):
    def setup(self):
        super().setup()  #> Base.setup
        self.b()  #> B.b
    def b(self): pass
    def after(self): return super().after()  #> Base.after
class C(A, B):
    def setup(self):
        super().setup()  #> A.setup
    def log(self, m): self.loud()  #> C.loud
    def loud(self): pass
C().run().loud()  #> Base.__init__ Base.run C.loud
A().run()  #> Base.__init__ Base.run
B().run().b()  #> B.b Base.__init__ Base.run
class Mixin:
    def save(self):
        self.validate()  #> Doc.validate
        super().save()  #> Store.save
class Store:
    def save(self): self.commit()  #> Store.commit
    def validate(self): pass
    def commit(self): pass
class Doc(Mixin, Store):
    def validate(self): super().validate()  #> Store.validate
Doc().save()  #> Doc Mixin.save
class Shape:
    def area(self): raise NotImplementedError
    def describe(self): return self.area()  #> Ci.area Sq.area
class Sq(Shape):
    def area(self): return 1
class Ci(Shape):
    def area(self): return self.pi()  #> Ci.pi
    def pi(self): return 3
for s in [Sq(), Ci()]:  #> Ci Sq
    s.describe()  #> Shape.describe
class Root:
    @classmethod
    def build(cls): return cls()  #> Leaf Root
    def who(self): pass
class Leaf(Root):
    def who(self): Root.who(self)  #> Root.who
Leaf.build().who()  #> Leaf.who Root.build
Root.build().who()  #> Root.build Root.who
