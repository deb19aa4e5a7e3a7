from bus import bus


class Stock:
    def __init__(self, **items):
        self.items = items

    def reserve(self, customer, item, qty):
        left = self.items.get(item, 0) - qty
        if left < 0:
            bus.emit("stock.short", customer=customer, missing=-left)  #> bus.EventBus.emit
        else:
            self._set(item, left)  #> services.stock.Stock._set

    def _set(self, item, n):
        self.items[item] = n
