import math
from .measure import pairs, signed_area
from .primitives import Point, distance


class Shape:
    def area(self):
        return 0.0

    def contains(self, p):
        raise NotImplementedError


class Circle(Shape):
    def __init__(self, center, r):
        self.center, self.r = center, r

    @classmethod
    def unit(cls):
        return cls(Point(0, 0), 1)  #> geometry.primitives.Point geometry.shapes.Circle.__init__

    def area(self):
        return math.pi * self.r ** 2

    def contains(self, p):
        return distance(self.center, p) <= self.r  #> geometry.primitives.distance


class Polygon(Shape):
    def __init__(self, points):
        self.points = list(points)  #> geometry.transforms.compose.<lambda>

    @classmethod
    def regular(cls, n, r=1):
        return cls(_corner(i, n, r) for i in range(n))  #> geometry.shapes.Polygon.__init__ geometry.shapes._corner

    def area(self):
        return abs(signed_area(self.points))  #> geometry.measure.signed_area

    def perimeter(self):
        return sum(distance(a, b) for a, b in pairs(self.points))  #> geometry.measure.pairs geometry.primitives.distance

    def apply(self, fn):
        return type(self)(map(fn, self.points))  #> geometry.shapes.Polygon.__init__


def _corner(i, n, r):
    t = 2 * math.pi * i / n
    return Point(r * math.cos(t), r * math.sin(t))  #> geometry.primitives.Point


def area_of(shape):
    return shape.area()  #> geometry.shapes.Circle.area geometry.shapes.Polygon.area
