class Shape:
    registry = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Shape.registry[cls.__name__] = cls

    @classmethod
    def create(cls, name, *args):
        return cls.registry[name](*args)  #> Circle.__init__ Square.__init__

    def area(self):
        raise NotImplementedError


class Square(Shape):  #> Shape.__init_subclass__
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Circle(Shape):  #> Shape.__init_subclass__
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3 * self.radius ** 2


Shape.create('Square', 2).area()  #> Shape.create Square.area
Shape.create('Circle', 2).area()  #> Circle.area Shape.create
