import functools


@functools.total_ordering
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)  #> pricing.money.Money.__init__

    def __sub__(self, other):
        return Money(self.cents - other.cents)  #> pricing.money.Money.__init__

    def __mul__(self, factor):
        return Money(self.cents * factor)  #> pricing.money.Money.__init__

    def __eq__(self, other):
        return self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __str__(self):
        return f"{self.cents / 100:.2f}"
