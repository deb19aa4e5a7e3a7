from collections import namedtuple


class Item(namedtuple('Item', 'name price temperature')):
    __slots__ = ()

    def price_for(self, rush):
        return self.price * 2 if rush else self.price


def load_menu():
    items = [Item('rye', 6, 240), Item('buns', 4, 200)]  #> bakery.menu.Item
    return {item.name: item for item in items}
