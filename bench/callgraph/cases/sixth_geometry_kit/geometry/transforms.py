from functools import reduce
from .primitives import Point


class Translate:
    def __init__(self, dx, dy):
        self.d = (dx, dy)

    def __call__(self, p):
        return p + self.d  #> geometry.primitives.Point.__add__


class Scale:
    def __init__(self, k):
        self.k = k

    def __call__(self, p):
        return Point(p.x * self.k, p.y * self.k)  #> geometry.primitives.Point


def flip(p):
    return Point(p.y, p.x)  #> geometry.primitives.Point


def compose(*fns):
    return lambda p: reduce(lambda acc, f: f(acc), fns, p)  #> geometry.transforms.Scale.__call__ geometry.transforms.Translate.__call__ geometry.transforms.compose.<lambda>.<lambda> geometry.transforms.flip


def rotate90(p):
    return Point(-p.y, p.x)  #> geometry.primitives.Point
