from dataclasses import dataclass, field


@dataclass
class Shape:
    def describe(self):
        return f"{type(self).__name__} of {self.area()}"  #> model.Rect.area


@dataclass(frozen=True)
class Circle:
    radius: int

    def area(self):
        return 3 * self.radius ** 2


@dataclass
class Rect(Shape):
    width: int
    height: int
    scale: int = field(init=False)

    def __post_init__(self):
        self.scale = unit()  #> model.unit

    @classmethod
    def square(cls, side):
        return cls(side, height=side)  #> model.Rect model.Rect.__post_init__

    def area(self):
        return self.width * self.height * self.scale


def unit():
    return 1


@dataclass
class Group(Shape):
    children: list = field(default_factory=list)

    def add(self, shape):
        self.children.append(shape)

    def area(self):
        return sum(child.area() for child in self.children)  #> model.Circle.area model.Rect.area
