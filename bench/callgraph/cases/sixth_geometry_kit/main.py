import geometry as geo
from geometry import Polygon, bounding_box, io
from geometry.transforms import Translate, Scale, compose

square = geo.Polygon.regular(4)  #> geometry.shapes.Polygon.regular
tri = Polygon([geo.Point(0, 0), geo.Point(4, 0), geo.Point(0, 3)])  #> geometry.primitives.Point geometry.shapes.Polygon.__init__

print(tri.area(), tri.perimeter(), bounding_box(tri))  #> geometry.measure.bounding_box geometry.shapes.Polygon.area geometry.shapes.Polygon.perimeter
move = compose(Translate(1, 1), Scale(2), geo.transforms.flip)  #> geometry.transforms.Scale.__init__ geometry.transforms.Translate.__init__ geometry.transforms.compose
print(io.dump(tri.apply(move)))  #> geometry.io.dump geometry.shapes.Polygon.apply
print(io.load("0 0;1 1;0 2").area())  #> geometry.io.load geometry.shapes.Polygon.area
print(round(square.area(), 3), geo.distance(*tri.points[:2]))  #> geometry.primitives.distance geometry.shapes.Polygon.area
print(geo.Circle(geo.Point(1, 1), 2).contains(geo.Point(2, 2)))  #> geometry.primitives.Point geometry.shapes.Circle.__init__ geometry.shapes.Circle.contains
print([type(s).__name__ for s in sorted([square, tri, geo.Circle.unit()], key=geo.area_of)])  #> geometry.shapes.Circle.unit geometry.shapes.area_of
