class Base:
    def __init__(self, **kw):
        self.setup()  #> Base.setup Model.setup
    def setup(self):
        return None
    def save(self):
        return self.before() and self.write()  #> Base.before CacheMixin.write Plain.before
    def before(self):
        return True
    def write(self):
        return 'base'
class LogMixin:
    def __init__(self, **kw):
        super().__init__(**kw)  #> Base.__init__
        self.log('init')  #> LogMixin.log
    def log(self, text):
        return text
    def save(self):
        self.log('saving')  #> LogMixin.log
        return super().save()  #> Base.save
class CacheMixin:
    def write(self):
        self.invalidate()  #> CacheMixin.invalidate
        return super().write()  #> Base.write
    def invalidate(self):
        pass
class Model(LogMixin, CacheMixin, Base):
    def setup(self):
        return super().setup()  #> Base.setup
class Plain(CacheMixin, Base):
    def before(self):
        return Base.before(self)  #> Base.before
Model().save()  #> LogMixin.__init__ LogMixin.save
Plain().save()  #> Base.__init__ Base.save
class A:
    def go(self):
        return 'A'
class B(A):
    def go(self):
        return super().go()  #> C.go
class C(A):
    def go(self):
        return super().go()  #> A.go
class D(B, C):
    pass
class E(D):
    def go(self):
        return super().go()  #> B.go
D().go()  #> B.go D
E().go()  #> E E.go
E.__mro__[2].go(E())  #> B.go E
B.go(D())  #> B.go D
