class Circle:
    def area(self): return 1
class Square:
    def area(self): return 2
SHAPES = {'circle': Circle, 'square': Square}
def make(name):
    return SHAPES[name]()  #> shapes.Circle shapes.Square
default = make('square')  #> shapes.make
