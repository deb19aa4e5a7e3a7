import abc


class Shape(abc.ABC):
    def __init__(self, name=None):
        self.name = name or self.default_name()  #> geometry.base.Shape.default_name

    @abc.abstractmethod
    def area(self):
        pass

    def default_name(self):
        return type(self).__name__

    def __lt__(self, other):
        return self.area() < other.area()  #> geometry.base.Scaled.area geometry.flat.Circle.area geometry.flat.Square.area

    def scaled(self, k):
        return Scaled(self, k)  #> geometry.base.Scaled.__init__


class Scaled(Shape):
    def __init__(self, shape, k):
        super().__init__()  #> geometry.base.Shape.__init__
        self.shape = shape
        self.k = k

    def area(self):
        return self.shape.area() * self.k ** 2  #> geometry.flat.Square.area


def total_area(shapes):
    return sum(shape.area() for shape in shapes)  #> geometry.base.Scaled.area geometry.flat.Circle.area geometry.flat.Square.area
