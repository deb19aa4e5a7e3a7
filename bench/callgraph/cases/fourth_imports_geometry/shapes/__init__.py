from .flat import Circle, Square
from .helpers import area_of
from . import solids

__all__ = ["Circle", "Square"]


def unit():
    return Square(1)  #> shapes.flat.Square.__init__
