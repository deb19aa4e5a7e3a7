class Shape:
    def describe(self):
        return f'{self.name()} {self.area()}'  #> Circle.area Circle.name Shape.name Square.area

    def name(self):
        return type(self).__name__

    def area(self):
        raise NotImplementedError


class Square(Shape):
    def area(self):
        return 4


class Circle(Shape):
    def area(self):
        return 3

    def name(self):
        return 'circle'


def report(shapes):
    return [shape.describe() for shape in shapes]  #> Shape.describe


report([Square(), Circle()])  #> Circle Square report
Square().area()  #> Square Square.area
