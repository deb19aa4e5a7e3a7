from collections import namedtuple
from typing import NamedTuple
from dataclasses import dataclass, field
def f(): pass
def g(): pass
P = namedtuple('P', 'cb x')
p = P(f, 1)  #> P
p.cb()  #> f
class N(NamedTuple):
    cb: object
    x: int = 0
    def run(self):
        self.cb()  #> g
N(g).run()  #> N.run N
N(g).cb()  #> g N
@dataclass
class D:
    cb: object
    other: object = f
    ls: list = field(default_factory=list)
    def run(self):
        self.cb()  #> g
        self.other()  #> f
D(g).run()  #> D.run D
D(cb=f).cb()  #> f D
