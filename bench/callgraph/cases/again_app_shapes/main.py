import geometry
from geometry import build, total_area

shapes = [build('square', 2), build('circle', 1)]  #> geometry.registry.build
shapes.append(shapes[0].scaled(2))  #> geometry.base.Shape.scaled
total_area(shapes)  #> geometry.base.total_area
biggest = max(shapes)  #> geometry.base.Shape.__lt__
biggest.area()  #> geometry.base.Scaled.area
geometry.known()  #> geometry.registry.known
geometry.Square(3).scaled(2).area()  #> geometry.base.Scaled.area geometry.base.Shape.scaled geometry.flat.Square.__init__
sorted(shapes)  #> geometry.base.Shape.__lt__
