from shapes import make, SHAPES, default
from shapes import Circle as Round
import shapes as s
try:
    import speedups
except ImportError:
    import fallback as speedups
make('circle').area()  #> shapes.Circle.area shapes.make
make('square').area()  #> shapes.Square.area shapes.make
SHAPES['circle']().area()  #> shapes.Circle shapes.Circle.area
default.area()  #> shapes.Square.area
Round().area()  #> shapes.Circle shapes.Circle.area
s.Square().area()  #> shapes.Square shapes.Square.area
speedups.fast()  #> fallback.fast
