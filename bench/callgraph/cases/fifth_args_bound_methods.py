"""Bound methods, an unbound method and a class passed as callbacks."""


class Money:
    def __init__(self, cents):
        self.cents = cents

    def label(self):
        return f"${self.cents / 100:.2f}"


class Basket:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)

    def each(self, visit):
        for item in self.items:
            visit(item)  #> <lambda> Basket.add

    def convert(self, func):
        return [func(item) for item in self.items]  #> Money.label


def feed(values, make, sink):
    for value in values:
        sink(make(value))  #> Basket.add Money.__init__


basket = Basket()  #> Basket.__init__
lines = []
feed([120, 350], Money, basket.add)  #> feed
basket.each(lambda m: lines.append(m.cents))  #> Basket.each
other = Basket()  #> Basket.__init__
basket.each(other.add)  #> Basket.each
print(lines, other.convert(Money.label))  #> Basket.convert
