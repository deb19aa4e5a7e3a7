from collections import namedtuple
import collections
import typing
def f(): pass
def g(): pass
def h(): pass
Pair = namedtuple('Pair', 'left right')
Rest = collections.namedtuple('Rest', ['one', 'two'], defaults=[None])
Odd = namedtuple('Odd', 'class, ok', rename=True)
Typed = typing.NamedTuple('Typed', [('go', object), ('n', int)])
p = Pair(f, right=g)  #> Pair
p.left()  #> f
p.right()  #> g
p[0]()  #> f
p[-1]()  #> g
l, r = p
l()  #> f
r()  #> g
for each in p: each()  #> f g
q = p._replace(left=h)
q.left()  #> h
q.right()  #> g
p.left()  #> f
Pair._make([g, h]).left()  #> g
p._asdict()['right']()  #> g
Rest(f).one()  #> Rest f
Odd(f, g).ok()  #> Odd g
Typed(h, 1).go()  #> Typed h
class Point(namedtuple('Point', 'draw x')):
    def show(self): return self.draw()  #> f g
    def other(self): return self.draw
    @classmethod
    def at(cls, x): return cls(g, x)  #> Point
a = Point(f, 1)  #> Point
a.draw()  #> f
a.show()  #> Point.show
a.other()()  #> Point.other f
Point.at(2).draw()  #> Point.at g
Point.at(2).show()  #> Point.at Point.show
class Deep(Point):
    pass
Deep(h, 3).draw()  #> Deep h
def swap(pair):
    left, right = pair
    return Pair(right, left)  #> Pair
swap(p).left()  #> swap g
