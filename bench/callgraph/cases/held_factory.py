class Shape:
    def area(self):
        return 0

    def describe(self):
        return self.area()  #> Square.area

class Circle(Shape):
    def area(self):
        return 3

class Square(Shape):
    def area(self):
        return 4

def create(kind):
    if kind == 'circle':
        return Circle()  #> Circle
    if kind == 'square':
        return Square()  #> Square
    raise KeyError(kind)

class Factory:
    registry = {}

    @classmethod
    def register(cls, name):
        def deco(klass):
            cls.registry[name] = klass
            return klass
        return deco

    @classmethod
    def create(cls, name):
        return cls.registry[name]()  #> Triangle

@Factory.register('tri')  #> Factory.register Factory.register.deco
class Triangle(Shape):
    def area(self):
        return 5

class AbstractFactory:
    def make(self):
        return self.product()  #> Circle SquareFactory.product

class CircleFactory(AbstractFactory):
    product = Circle

class SquareFactory(AbstractFactory):
    def product(self):
        return Square()  #> Square

create('circle').area()  #> Circle.area create
create('square').describe()  #> Shape.describe create
Factory.create('tri').area()  #> Factory.create Triangle.area
CircleFactory().make().area()  #> AbstractFactory.make Circle.area CircleFactory
SquareFactory().make().area()  #> AbstractFactory.make Square.area SquareFactory
classes = [Circle, Square]
shapes = [k() for k in classes]  #> Circle Square
for s in shapes:
    s.area()  #> Circle.area Square.area
by_name = {k.__name__: k for k in classes}
by_name['Circle']().area()  #> Circle Circle.area
total = sum(s.area() for s in shapes)  #> Circle.area Square.area
biggest = max(shapes, key=lambda s: s.area())  #> <lambda> Circle.area Square.area
biggest.describe()  #> Shape.describe

def build(klass, *args):
    return klass(*args)  #> Circle Square

build(Circle).area()  #> Circle.area build
build(Square).area()  #> Square.area build
