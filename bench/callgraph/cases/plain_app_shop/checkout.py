from pricing.money import Money


class OutOfStock(Exception):
    def __init__(self, item):
        super().__init__(item)
        self.item = item


class Receipt:
    def __init__(self, total, discount):
        self.total = total
        self.discount = discount

    def render(self):
        return f"{self.total} less {self.discount}"  #> pricing.money.Money.__str__


class Checkout:
    on_done = None

    def __init__(self, stock, rules):
        self.stock = stock
        self.rules = rules

    def finish(self, cart):
        for line in cart:  #> pricing.cart.Cart.__iter__
            if line.item not in self.stock:  #> stock.Stock.__contains__
                raise OutOfStock(line.item)  #> checkout.OutOfStock.__init__
            self.stock.take(line.item, line.count)  #> stock.Stock.take
        discount = self.best(cart)  #> checkout.Checkout.best
        receipt = Receipt(cart.total() - discount, discount)  #> checkout.Receipt.__init__ pricing.cart.Cart.total pricing.money.Money.__sub__
        if self.on_done:
            self.on_done(receipt)  #> main.report
        return receipt

    def best(self, cart):
        found = [rule(cart) for rule in self.rules]  #> pricing.rules.Percent.__call__ pricing.rules.bulk pricing.rules.never
        return max((each for each in found if each is not None), default=Money(0))  #> pricing.money.Money.__eq__ pricing.money.Money.__init__ pricing.money.Money.__lt__
