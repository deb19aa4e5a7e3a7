from . import core as _core
from .shapes import Square as _Square

first = _core.exported
SECOND = first


class _Real:
    def go(self):
        return _Square(1).area()  #> pkg.shapes.Shape.area pkg.shapes.Square.__init__


Alias = _Real
