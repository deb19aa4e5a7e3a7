from math import hypot
from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float

    def __add__(self, other):
        return Point(self.x + other[0], self.y + other[1])  #> geometry.primitives.Point

    def cross(self, other):
        return self.x * other.y - self.y * other.x


def distance(a, b):
    return hypot(a.x - b.x, a.y - b.y)


def midpoint(a, b):
    return Point((a.x + b.x) / 2, (a.y + b.y) / 2)  #> geometry.primitives.Point
