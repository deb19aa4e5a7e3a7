from dataclasses import dataclass, field
from typing import Callable, NamedTuple
from collections import namedtuple
from enum import Enum, auto
import enum
def f(): pass
def g(): pass
class A:
    def m(self): pass
@dataclass
class D:
    cb: Callable
    items: list = field(default_factory=list)
    a: A = field(default_factory=A)
    def __post_init__(self):
        self.b = A()  #> A
        self.cb()  #> f g
    def run(self):
        self.cb()  #> f g
        self.a.m()  #> A.m
        self.b.m()  #> A.m
D(f).run()  #> A D D.__post_init__ D.run
D(cb=g).run()  #> A D D.__post_init__ D.run
D(f).a.m()  #> A A.m D D.__post_init__
@dataclass(eq=False)
class E(D):
    x: int = 0
    def extra(self): return self.run()  #> D.run
E(f).extra()  #> A D.__post_init__ E E.extra
P = namedtuple('P', ['x', 'cb'])
p = P(1, f)  #> P
p.cb()  #> f
P(x=1, cb=g).cb()  #> P g
p._replace(cb=g)
x, cb = p
cb()  #> f
p[1]()  #> f
class Q(namedtuple('Q', 'a b')):
    def go(self):
        self.a()  #> f
        return self.b
q = Q(f, g)  #> Q
q.go()()  #> Q.go g
class R(NamedTuple):
    cb: Callable
    n: int = 0
    def go(self): self.cb()  #> f
R(f).go()  #> R R.go
class Color(Enum):
    RED = 1
    GREEN = auto()
    def hex(self): return self.helper()  #> Color.helper
    def helper(self): pass
    @classmethod
    def default(cls): return cls.RED
    @property
    def nice(self): return A()  #> A
Color.RED.hex()  #> Color.hex
Color.default().hex()  #> Color.default Color.hex
Color['RED'].hex()  #> Color.hex
Color(1).hex()  #> Color Color.hex
Color.RED.nice.m()  #> A.m Color.nice
for c in Color:
    c.hex()  #> Color.hex
class Ops(enum.Enum):
    ADD = enum.member(f) if hasattr(enum, 'member') else f
    def __call__(self): pass
Ops.ADD()  #> Ops.__call__
class Planet(Enum):  #> Planet.__init__
    EARTH = (1, 2)
    def __init__(self, a, b): self.a = a
    def mass(self): pass
Planet.EARTH.mass()  #> Planet.mass
Planet.EARTH.name.upper()
list(Color)[0].hex()  #> Color.hex
Color.__members__['RED'].hex()  #> Color.hex
