from .money import Money


class Line:
    __slots__ = ("item", "count", "price")

    def __init__(self, item, count, price):
        self.item = item
        self.count = count
        self.price = price

    def total(self):
        return self.price * self.count  #> pricing.money.Money.__mul__


class Cart:
    def __init__(self):
        self.lines = []

    def add(self, item, count, price):
        self.lines.append(Line(item, count, price))  #> pricing.cart.Line.__init__
        return self

    def total(self):
        total = Money(0)  #> pricing.money.Money.__init__
        for line in self.lines:
            total = total + line.total()  #> pricing.cart.Line.total pricing.money.Money.__add__
        return total

    def __iter__(self):
        return iter(self.lines)

    def __len__(self):
        return sum(line.count for line in self)  #> pricing.cart.Cart.__iter__
