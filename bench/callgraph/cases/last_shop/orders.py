from dataclasses import dataclass, field
from typing import Callable, List

from errors import Empty


@dataclass
class Line:
    product: str
    price: float
    count: int = 1

    def total(self):
        return self.price * self.count


@dataclass
class Order:
    number: int
    lines: List[Line] = field(default_factory=list)
    on_change: Callable = None

    def add(self, product, price, count=1):
        self.lines.append(Line(product, price, count))  #> orders.Line
        self._changed()  #> orders.Order._changed
        return self

    def total(self):
        if not self.lines:
            raise Empty()  #> errors.Empty
        return sum(line.total() for line in self.lines)  #> orders.Line.total

    def _changed(self):
        if self.on_change:
            self.on_change(self)  #> main.changed

    def __len__(self):
        return len(self.lines)
