from shapes import *
from shapes import area_of, solids as bodies
import shapes.solids

box = Square(2)  #> shapes.flat.Square.__init__
print(box.area(), area_of(Circle(1)))  #> shapes.flat.Circle.__init__ shapes.flat.Square.area shapes.helpers.area_of
print(bodies.cube(3))  #> shapes.solids.cube
print(shapes.solids.cube(box.side))  #> shapes.solids.cube
print(shapes.unit().area())  #> shapes.flat.Square.area shapes.unit
