import shapes
from shapes import area, Circle as Round
from shapes.square import Square
import shapes.tools as tools
from shapes.tools import *


def main():
    round_ = Round(1)  #> shapes.circle.Circle.__init__
    area(round_)  #> shapes.area
    area(Square(2))  #> shapes.area shapes.base.Base.__init__
    shapes.area(round_)  #> shapes.area
    tools.scale(round_, 2)  #> shapes.tools.scale
    scale(Square(1), 3)  #> shapes.base.Base.__init__ shapes.tools.scale
    shapes.square.Square(4).size()  #> shapes.base.Base.__init__ shapes.square.Square.size


main()  #> main.main
