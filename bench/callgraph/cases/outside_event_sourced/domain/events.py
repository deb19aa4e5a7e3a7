import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    stream: str

    @property
    def slug(self):
        return re.sub(r"(?<!^)([A-Z])", self._lower, type(self).__name__).lower()  #> domain.events.Event._lower

    @staticmethod
    def _lower(match):
        return "_" + match.group(0)


@dataclass(frozen=True)
class TableOpened(Event):
    seats: int


@dataclass(frozen=True)
class DishOrdered(Event):
    dish: str
    price: int

    def __str__(self):
        return f"{self.dish}@{self.price}"


@dataclass(frozen=True)
class BillPaid(Event):
    amount: int
