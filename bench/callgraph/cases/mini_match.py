class Circle:
    def __init__(self, r): self.r = r
    def area(self): return self.r
class Rect:
    __match_args__ = ('w', 'h')
    def __init__(self, w, h): self.w, self.h = w, h
    def size(self): return self.w
def zero(): return 0
def describe(s):
    match s:
        case Circle() as c:
            return c.area()  #> Circle.area
        case Rect(w, h) if w:
            return s.size()  #> Rect.size
        case {'shape': inner}:
            return describe(inner)  #> describe
        case [one, *more]:
            return describe(one)  #> describe
        case _:
            return zero()  #> zero
describe(Circle(1))  #> Circle.__init__ describe
describe(Rect(1, 2))  #> Rect.__init__ describe
describe({'shape': Circle(2)})  #> Circle.__init__ describe
describe([Rect(3, 4), 1])  #> Rect.__init__ describe
describe(None)  #> describe
