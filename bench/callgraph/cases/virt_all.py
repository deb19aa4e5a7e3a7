class Shape:
    def area(self): pass
class Sq(Shape):
    def area(self): pass
class Ci(Shape):
    def area(self): pass
shapes = [Sq(), Ci()]  #> Sq Ci
for s in shapes:
    s.area()  #> Ci.area Sq.area
def total(xs):
    for x in xs:
        x.area()  #> Ci.area Sq.area
total(shapes)  #> total
def pick(k):
    return Sq() if k else Ci()  #> Sq Ci
pick(1).area()  #> Sq.area pick
