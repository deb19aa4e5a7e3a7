from .circle import Circle
from .square import Square


def area(shape):
    return shape.size()  #> shapes.circle.Circle.size shapes.square.Square.size
