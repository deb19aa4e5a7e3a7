from __future__ import annotations

import math
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...

    @classmethod
    def unit(cls) -> Shape:
        return cls(1)  #> Circle.__init__ Shape Square.__init__

    @classmethod
    def parse(cls, text: str) -> Shape:
        kind, _, size = text.partition(":")
        return cls._lookup(kind)(float(size))  #> Shape._lookup Square.__init__

    @staticmethod
    def _lookup(kind: str) -> type[Shape]:
        return {"circle": Circle, "square": Square}[kind]

    def describe(self) -> str:
        return f"{self.name()} {self.area():.2f}"  #> Circle.area Shape.name Square.area Square.name

    def name(self) -> str:
        return type(self).__name__


class Circle(Shape):
    def __init__(self, r: float) -> None:
        self.r = r

    def area(self) -> float:
        return math.pi * self.r ** 2


class Square(Shape):
    def __init__(self, side: float) -> None:
        self.side = side

    def area(self) -> float:
        return self.side * self.side

    def name(self) -> str:
        return "[" + super().name() + "]"  #> Shape.name


class Hexagon(Shape):
    def __init__(self, side: float) -> None:
        self.side = side

    def area(self) -> float:
        return 3 * math.sqrt(3) / 2 * self.side ** 2


def total(shapes: list[Shape]) -> float:
    return sum(s.area() for s in shapes)  #> Circle.area Square.area


print(Circle.unit().describe())  #> Shape.describe Shape.unit
print(Shape.parse("square:3").describe())  #> Shape.describe Shape.parse
print(round(total([Circle(1), Square.unit()]), 3))  #> Circle.__init__ Shape.unit total
