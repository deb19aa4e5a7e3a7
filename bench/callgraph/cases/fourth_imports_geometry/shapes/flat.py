from math import pi

from .helpers import square as squared


class Circle:
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return pi * squared(self.radius)  #> shapes.helpers.square


class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return squared(self.side)  #> shapes.helpers.square
