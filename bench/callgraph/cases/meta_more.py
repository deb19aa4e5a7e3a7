class Meta(type):
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        cls.tag = helper
        return cls
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
    def create(cls):
        return cls()  #> A
    def __getitem__(cls, k): return cls
def helper(): pass
class A(metaclass=Meta):  #> Meta.__init__ Meta.__new__
    def m(self): pass
A.create().m()  #> A.m Meta.create
A.tag()  #> helper
A['x'].create().m()  #> A.m Meta.__getitem__ Meta.create
class B(A):  #> Meta.__init__ Meta.__new__
    pass
B().m()  #> A.m B
def init(self): pass
def run(self): pass
T = type('T', (), {'__init__': init, 'run': run})
T().run()  #> init run
class Base:
    def m(self): pass
U = type('U', (Base,), {})
U().m()  #> Base Base.m
class Plugin:
    plugins = []
    def __init_subclass__(cls, **kw):
        Plugin.plugins.append(cls)
class P1(Plugin):  #> Plugin.__init_subclass__
    def go(self): pass
class P2(Plugin):  #> Plugin.__init_subclass__
    def go(self): pass
for p in Plugin.plugins:
    p().go()  #> P1 P1.go P2 P2.go
class Single(type):
    _i = {}
    def __call__(cls, *a):
        if cls not in cls._i:
            cls._i[cls] = super().__call__(*a)  #> S.__init__
        return cls._i[cls]
class S(metaclass=Single):
    def __init__(self): pass
    def go(self): pass
S().go()  #> S.go Single.__call__
S().go()  #> S.go Single.__call__
