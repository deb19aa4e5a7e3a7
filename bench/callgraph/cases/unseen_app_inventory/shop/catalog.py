__all__ = ['Product', 'load']


class Product:
    def __init__(self, name, price, tags=()):
        self.name = name
        self.price = price
        self.tags = set(tags)

    @classmethod
    def from_row(cls, row):
        name, price, *tags = row
        return cls(name, to_price(price), tags)  #> shop.catalog.Product.__init__ shop.catalog.to_price

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def tagged(self, tag):
        return tag in self.tags


class Virtual(Product):
    def tagged(self, tag):
        return tag == 'virtual' or super().tagged(tag)  #> shop.catalog.Product.tagged


def to_price(text):
    return round(float(text), 2)


def load(rows):
    out = {}
    for row in rows:
        kind = Virtual if 'virtual' in row else Product
        product = kind.from_row(row)  #> shop.catalog.Product.from_row
        out[product.name] = product
    return out
