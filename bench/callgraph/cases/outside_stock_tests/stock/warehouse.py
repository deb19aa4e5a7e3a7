from collections import Counter

from . import suppliers
from .errors import OutOfStock, UnknownItem


class Warehouse:
    def __init__(self, supplier=None, clock=None):
        self.supplier = supplier or suppliers.default_supplier()  #> stock.suppliers.default_supplier
        self.clock = clock or (lambda: 0)
        self.items = Counter()
        self.listeners = []

    def receive(self, item, qty=1):
        self.items[item] += qty
        self._tell("received", item)  #> stock.warehouse.Warehouse._tell

    def take(self, item, qty=1):
        if item not in self.items:
            raise UnknownItem(item)  #> stock.errors.UnknownItem
        short = qty - self.items[item]
        if short > 0:
            raise OutOfStock(item, short)  #> stock.errors.OutOfStock
        self.items[item] -= qty
        self._tell("taken", item)  #> stock.warehouse.Warehouse._tell
        return qty

    def take_or_order(self, item, qty):
        try:
            return self.take(item, qty)  #> stock.warehouse.Warehouse.take
        except OutOfStock as err:
            self.receive(item, self.supplier.order(item, err.missing))  #> checks.OrderTests.test_mock_supplier.<lambda> stock.errors.OutOfStock.missing stock.suppliers.Supplier.order stock.warehouse.Warehouse.receive
            return self.take(item, qty)  #> stock.warehouse.Warehouse.take

    def _tell(self, what, item):
        for listener in self.listeners:
            listener(self.clock(), what, item)  #> checks.FakeClock.__call__ checks.WarehouseCase.setUp.<lambda>
