class Circle:
    def area(self):
        return 3


class Square:
    def side(self):
        return 2


def size(shape):
    if isinstance(shape, Circle):
        return shape.area()  #> Circle.area
    elif isinstance(shape, Square):
        return square(shape)  #> square
    elif isinstance(shape, (list, tuple)):
        return sum(size(s) for s in shape)  #> size
    raise TypeError(shape)


def square(shape):
    return shape.side() ** 2  #> Square.side


def kind(value):
    return {int: on_int, str: on_str}[type(value)](value)  #> on_int on_str


def on_int(value):
    return value


def on_str(value):
    return len(value)


size(Circle())  #> Circle size
size([Square(), Circle()])  #> Circle Square size
kind(3)  #> kind
kind('x')  #> kind
