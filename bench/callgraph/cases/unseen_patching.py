import types
class Service:
    def fetch(self):
        return 'real'
    def load(self):
        return self.fetch()  #> Service.fetch fake_fetch
def fake_fetch(self):
    return helper()  #> helper
def helper():
    return 'fake'
s = Service()  #> Service
s.load()  #> Service.load
Service.fetch = fake_fetch
s.load()  #> Service.load
s.fetch()  #> fake_fetch
one = Service()  #> Service
one.load = helper
one.load()  #> helper
def bound(self):
    return self.fetch()  #> fake_fetch
two = Service()  #> Service
two.special = types.MethodType(bound, two)
two.special()  #> bound
class Meta(type):
    def __call__(cls, *args):
        made = super().__call__(*args)  #> Thing.__init__
        made.ready()  #> Thing.ready
        return made
    def all(cls):
        return cls.name()  #> Thing.name
class Thing(metaclass=Meta):
    def __init__(self, n):
        self.n = n
    def ready(self):
        return helper()  #> helper
    @classmethod
    def name(cls):
        return 'thing'
Thing(1)  #> Meta.__call__
Thing.all()  #> Meta.all
original = helper
def traced():
    return original()  #> helper
helper = traced
helper()  #> traced
ns = types.SimpleNamespace(run=original)
ns.run()  #> helper
