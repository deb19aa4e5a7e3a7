from dataclasses import dataclass, field


@dataclass
class Item:
    sku: str
    price: float
    quantity: int = 0
    tags: set = field(default_factory=set)

    @property
    def value(self):
        return self.price * self.quantity

    def describe(self):
        return f"{self.sku} x{self.quantity} @ {self.price}"


@dataclass
class Perishable(Item):
    days: int = 7

    def describe(self):
        return super().describe() + f" ({self.days}d)"  #> stock.items.Item.describe

    def age(self):
        self.days -= 1
        return self.days > 0
