class Stock:
    def __init__(self, items):
        self._items = dict(items)

    def __contains__(self, item):
        return self._items.get(item, 0) > 0

    def __getitem__(self, item):
        return self._items[item]

    def take(self, item, count):
        self._items[item] = self[item] - count  #> stock.Stock.__getitem__
