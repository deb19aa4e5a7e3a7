from __future__ import annotations
from collections import namedtuple
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import NamedTuple


class Status(Enum):
    NEW = auto()
    SHIPPED = auto()
    LOST = auto()

    def next(self) -> Status:
        return Status.SHIPPED if self is Status.NEW else Status.LOST

    @property
    def final(self) -> bool:
        return self is not Status.NEW


class Size(NamedTuple):
    w: int
    h: int

    def area(self):
        return self.w * self.h


class Slot(namedtuple("Slot", "row shelf")):
    __slots__ = ()

    def code(self):
        return f"{self.row}-{self.shelf}"


def default_tags():
    return ["fragile"]


@dataclass(order=True)
class Box:
    sort_index: int = field(init=False, repr=False)
    size: Size
    slot: Slot = Slot("A", 1)  #> Slot
    tags: list[str] = field(default_factory=default_tags)
    status: Status = Status.NEW

    def __post_init__(self):
        self.sort_index = self.size.area()  #> Size.area

    def ship(self) -> Box:
        return replace(self, status=self.status.next())  #> Box Box.__post_init__ Status.next


class Discount(Enum):
    NONE = lambda p: p  # noqa: a function, so not a member

    def _half(p):
        return p / 2

    HALF = (_half,)

    def apply(self, p):
        return self.value[0](p)  #> Discount._half


boxes = [Box(Size(3, 4)), Box(Size(w=1, h=2), slot=Slot("B", 7))]  #> Box Box.__post_init__ Size Slot default_tags
small, big = sorted(boxes)
print(small.slot.code(), big.ship().status.name, small.ship().status.final)  #> Box.ship Slot.code Status.final
print(Discount.HALF.apply(9), [s.name for s in Status], small)  #> Discount.apply
