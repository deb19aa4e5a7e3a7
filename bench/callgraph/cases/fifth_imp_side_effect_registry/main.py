"""Imports for their side effects, string annotations, a submodule set as attribute."""
import shapes.round
from shapes import create, kinds

print(create("ring", 2).outline(), shapes.round.Ring(3).outline())  #> shapes.core.create shapes.round.Ring.__init__ shapes.round.Ring.outline
print(kinds())  #> shapes.kinds
import shapes.square
print(kinds(), shapes.create("tile", 4).outline(), shapes.core.scale(2))  #> shapes.core.create shapes.core.scale shapes.kinds shapes.square.Tile.outline
