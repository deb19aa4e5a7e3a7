from functools import singledispatch, singledispatchmethod


@singledispatch
def area(shape):
    raise TypeError(shape)


class Square:
    side = 2


class Circle:
    radius = 1


@area.register
def _(shape: Square):
    return power(shape.side)  #> power


@area.register(Circle)
def circle_area(shape):
    return 3 * power(shape.radius)  #> power


def power(x):
    return x ** 2


class Printer:
    @singledispatchmethod
    def show(self, value):
        return self.default(value)  #> Printer.default

    @show.register
    def _(self, value: int):
        return 'int'

    @show.register
    def _(self, value: str):
        return 'str'

    def default(self, value):
        return 'other'


area(Square())  #> Square _
area(Circle())  #> Circle circle_area
Printer().show(3)  #> Printer Printer._
Printer().show('x')  #> Printer Printer._
Printer().show(2.5)  #> Printer Printer.show
