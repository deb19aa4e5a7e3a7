class Shape:
    registry = {}
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[tag] = cls
    @classmethod
    def create(cls, tag, *args):
        return cls.registry[tag](*args)  #> Circle.__init__ Square.__init__
    def area(self):
        raise NotImplementedError
    def describe(self):
        return f'{self.name()} {self.area()}'  #> Circle.area Circle.name Shape.name Square.area
    def name(self):
        return type(self).__name__
class Square(Shape, tag='sq'):  #> Shape.__init_subclass__
    def __init__(self, side):
        self.side = side
    def area(self):
        return self.side ** 2
class Circle(Shape, tag='ci'):  #> Shape.__init_subclass__
    def __init__(self, r):
        self.r = r
    def area(self):
        return 3 * self.r
    def name(self):
        return 'round ' + super().name()  #> Shape.name
shapes = [Shape.create('sq', 2), Shape.create('ci', 1)]  #> Shape.create
for shape in shapes:
    shape.describe()  #> Shape.describe
class Counter:
    made = 0
    def __new__(cls):
        self = super().__new__(cls)
        cls.bump()  #> Counter.bump Sub.bump
        return self
    def __init__(self):
        self.id = self.made
    @classmethod
    def bump(cls):
        cls.made += 1
class Sub(Counter):
    @classmethod
    def bump(cls):
        super().bump()  #> Counter.bump
Counter()  #> Counter.__init__ Counter.__new__
Sub()  #> Counter.__init__ Counter.__new__
