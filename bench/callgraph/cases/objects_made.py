from dataclasses import dataclass, replace
def f(): pass
def g(): pass
def h(): pass
class Handler:
    def __init__(self, fn, after=h):
        self.fn = fn
        self.after = after
    def run(self): return self.fn()  #> f g
    def kept(self): return self.fn
    def __iter__(self): return iter([self.fn])
class Named(Handler):
    def __init__(self, name, fn):
        super().__init__(fn)  #> Handler.__init__
        self.name = name
def make(fn): return Handler(fn)  #> Handler.__init__
a = Handler(f)  #> Handler.__init__
b = Handler(g, after=f)  #> Handler.__init__
a.run()  #> Handler.run
b.run()  #> Handler.run
a.fn()  #> f
b.fn()  #> g
a.after()  #> h
b.after()  #> f
a.kept()()  #> Handler.kept f
b.kept()()  #> Handler.kept g
for one in a: one()  #> Handler.__iter__ f
for one in b: one()  #> Handler.__iter__ g
Named('n', g).fn()  #> Named.__init__ g
make(f).fn()  #> make f
class Car:
    def __init__(self, engine): self.engine = engine
class Gas:
    def start(self): pass
class Volt:
    def start(self): pass
Car(Gas()).engine.start()  #> Car.__init__ Gas Gas.start
Car(engine=Volt()).engine.start()  #> Car.__init__ Volt Volt.start
@dataclass
class Base:
    run: object
@dataclass
class Job(Base):
    after: object = h
    def go(self): return self.after
j = Job(f)  #> Job
j.run()  #> f
j.after()  #> h
k = replace(j, run=g)  #> Job
k.run()  #> g
k.go()()  #> Job.go h
Job(g, after=f).go()()  #> Job Job.go f
