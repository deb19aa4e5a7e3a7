class Standard:
    margin = 1.2

    def price(self, lot, n):
        return self.unit(lot) * n  #> strategies.pricing.Standard.unit

    def unit(self, lot):
        return lot.cost * self.margin


class Discounted:
    def __init__(self, inner, factor):
        self.inner = inner
        self.factor = factor

    def price(self, lot, n):
        return self.inner.price(lot, n) * self.factor  #> strategies.pricing.Standard.price


class Premium(Standard):
    def unit(self, lot):
        return super().unit(lot) + 1  #> strategies.pricing.Standard.unit
