from dataclasses import dataclass, field, replace
from typing import NamedTuple, Optional


class Price(NamedTuple):
    amount: float

    def with_tax(self):
        return Price(self.amount * 1.2)  #> Price


@dataclass(order=True)
class Item:
    name: str
    price: Price

    @property
    def total(self):
        return self.price.with_tax().amount  #> Price.with_tax

    @classmethod
    def free(cls, name):
        return cls(name, Price(0))  #> Item Price


@dataclass
class Order:
    items: list[Item] = field(default_factory=list)
    discount: Optional['Discount'] = None

    def add(self, item: Item) -> 'Order':
        self.items.append(item)
        return self

    def total(self):
        total = sum(item.total for item in self.items)  #> Item.total
        return self.discount.apply(total) if self.discount else total  #> Discount.apply


@dataclass(frozen=True)
class Discount:
    percent: int

    def apply(self, total):
        return total * (100 - self.percent) / 100


order = Order().add(Item('a', Price(1))).add(Item.free('b'))  #> Item Item.free Order Order.add Price
order.total()  #> Order.total
replace(order, discount=Discount(10)).total()  #> Discount Order Order.total
