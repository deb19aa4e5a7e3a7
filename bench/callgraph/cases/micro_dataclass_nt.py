from typing import NamedTuple
from collections import namedtuple
from enum import Enum
def f(): pass
def g(): pass
class Pair(NamedTuple):
    left: object
    right: object = g
    def call(self): return self.left()  #> f
p = Pair(f)  #> Pair
p.left()  #> f
p.right()  #> g
p[0]()  #> f
p.call()  #> Pair.call
l, r = p
l()  #> f
r()  #> g
q = p._replace(left=g)
q.left()  #> g
Pt = namedtuple('Pt', 'x y')
t = Pt(f, y=g)  #> Pt
t.x()  #> f
t.y()  #> g
class Color(Enum):
    RED = 1
    BLUE = 2
    def show(self): return self.name
    @classmethod
    def base(cls): return cls.RED
Color.RED.show()  #> Color.show
Color.base().show()  #> Color.base Color.show
Color(2).show()  #> Color.show
for c in Color:
    c.show()  #> Color.show
