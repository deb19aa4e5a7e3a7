from shop.pricing import discount


class Cart:
    def __init__(self):
        self._lines = {}

    def __len__(self):
        return sum(self._lines.values())

    def __iter__(self):
        for product, count in self._lines.items():
            for _ in range(count):
                yield product

    def add(self, product, count=1):
        self._lines[product] = self._lines.get(product, 0) + count  #> shop.catalog.Product.__hash__
        return self

    __iadd__ = add

    def total(self):
        raw = sum(p.price for p in self)  #> shop.cart.Cart.__iter__
        return discount(self, raw)  #> shop.pricing.discount
