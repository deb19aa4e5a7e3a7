from pricing.money import Money


def bulk(cart):
    return Money(1) if len(cart) > 2 else Money(0)  #> pricing.cart.Cart.__len__ pricing.money.Money.__init__


def never(cart):
    return None


class Percent:
    def __init__(self, percent):
        self.percent = percent

    def __call__(self, cart):
        return cart.total() * self.share()  #> pricing.cart.Cart.total pricing.money.Money.__mul__ pricing.rules.Percent.share

    def share(self):
        return self.percent / 100
