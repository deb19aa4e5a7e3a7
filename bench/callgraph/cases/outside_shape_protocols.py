import math
from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from typing import Callable, Generic, Iterable, NamedTuple, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")

@runtime_checkable
class HasArea(Protocol):
    def area(self) -> float:
        ...

    def doubled(self) -> float:
        return 2 * self.area()  #> Disc.area

class Pair(NamedTuple):
    w: float
    h: float

    def area(self) -> float:
        return self.w * self.h

    @classmethod
    def square(cls, side: float) -> "Pair":
        return cls(side, side)  #> Pair

@dataclass(frozen=True)
class Disc(HasArea):
    r: float

    def area(self) -> float:
        return round(math.pi * self.r ** 2, 2)

class Base(ABC):
    @property
    @abstractmethod
    def label(self) -> str:
        ...

    def describe(self) -> str:
        return f"<{self.label}>"  #> Sheet.label

def fresh_tags() -> list[str]:
    return ["new"]

@dataclass
class Sheet(Base):
    cut: HasArea
    price: Callable[[float], float] = lambda a: a * 2
    tags: list[str] = field(default_factory=fresh_tags)
    total: float = field(init=False)

    def __post_init__(self) -> None:
        self.total = self.price(self.cut.area())  #> Pair.area Sheet.<lambda> luxury

    @property
    def label(self) -> str:
        return f"sheet {self.total:g} {'/'.join(self.tags)}"

class Bag(Generic[T]):
    def __init__(self, items: Iterable[T] = ()) -> None:
        self.items: list[T] = list(items)

    def best(self, key: Callable[[T], float]) -> T:
        return max(self.items, key=key)  #> <lambda>

    def each(self, fn: Callable[[T], object]) -> "Bag":
        return Bag(fn(i) for i in self.items)  #> <lambda>+1 Bag.__init__

def total_area(shapes: Iterable[HasArea]) -> float:
    return sum(s.area() for s in shapes)  #> Disc.area Pair.area

def luxury(a: float) -> float:
    return a * 100

shapes: list[HasArea] = [Pair(2, 3), Pair.square(2), Disc(1)]  #> Disc Pair Pair.square
print(total_area(shapes), Disc(1).doubled(), isinstance(Pair(1, 1), HasArea), isinstance(3, HasArea))  #> Disc HasArea.doubled Pair total_area
s = Sheet(Pair(1, 2))  #> Pair Sheet Sheet.__post_init__ fresh_tags
print(s.describe(), replace(s, price=luxury, tags=["lux"]).describe())  #> Base.describe Sheet Sheet.__post_init__
bag = Bag[HasArea](shapes)  #> Bag.__init__
print(bag.best(lambda p: p.area()), bag.each(type).items[0].__name__)  #> Bag.best Bag.each Disc.area Pair.area
print(bag.each(luxuriate := lambda p: luxury(p.area())).items[:2], luxuriate(Pair(1, 1)))  #> <lambda>+1 Bag.each Disc.area Pair Pair.area luxury
