def greet(self): return 'hi'
def bark(self): return 'woof'
A = type('A', (), {'greet': greet})
A().greet()  #> greet
class Base:
    def run(self): return 1
B = type('B', (Base,), {'bark': bark})
B().run()  #> B Base.run
B().bark()  #> B bark
registry = {}
class Plugin:
    def __init_subclass__(cls, **kw):
        registry[cls.__name__] = cls
    def go(self): return 0
class X(Plugin):  #> Plugin.__init_subclass__
    def go(self): return 1
class Y(Plugin):  #> Plugin.__init_subclass__
    def go(self): return 2
registry['X']().go()  #> X X.go
for c in registry.values():
    c().go()  #> X X.go Y Y.go
[s().go() for s in Plugin.__subclasses__()]  #> X X.go Y Y.go
