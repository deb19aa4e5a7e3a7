"""Dataclass with default_factory functions, __post_init__, InitVar and a callable field."""
from dataclasses import InitVar, dataclass, field, replace
from typing import Callable


def next_id():
    return len(made) + 1


def default_price(order):
    return 10 * order.count


@dataclass(order=True)
class Order:
    count: int
    price: Callable = field(default=default_price, compare=False)
    ident: int = field(default_factory=next_id, compare=False)
    tags: list = field(default_factory=lambda: start_tags())  #> start_tags
    source: InitVar[str] = "web"

    def __post_init__(self, source):
        made.append(self.mark(source))  #> Order.mark

    def mark(self, source):
        return f"{source}#{self.ident}"

    def total(self):
        return self.price(self)  #> <lambda> default_price


def start_tags():
    return ["new"]


made = []
small, big = Order(1), Order(5, price=lambda o: 7, source="app")  #> Order Order.<lambda> Order.__post_init__ next_id
print(max(small, big).total(), small.total(), small == Order(1))  #> Order Order.<lambda> Order.__post_init__ Order.total next_id
print(replace(small, count=3, source="copy").total(), made)  #> Order Order.__post_init__ Order.total
