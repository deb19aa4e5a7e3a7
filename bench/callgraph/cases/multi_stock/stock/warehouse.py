from .plugins import registry
from .pricing import cheapest


class OutOfStock(Exception):
    def __init__(self, item):
        super().__init__(item.sku)
        self.item = item


class Warehouse:
    def __init__(self, supplier, rules=()):
        self.items = {}
        self.supplier = supplier
        self.rules = list(rules)
        self.plugins = []

    def activate(self):
        for plugin_class in registry:  #> stock.plugins.Registry.__iter__
            self.plugins.append(plugin_class(self))  #> stock.builtin.AuditPlugin.__init__ stock.plugins.Plugin.__init__
        return self

    def add(self, item):
        self.items[item.sku] = item
        for plugin in self.plugins:
            plugin.on_add(item)  #> main.Stamp.on_add stock.builtin.AuditPlugin.on_add stock.plugins.Plugin.on_add

    def take(self, sku, amount):
        item = self[sku]  #> stock.warehouse.Warehouse.__getitem__
        if item.quantity < amount:
            raise OutOfStock(item)  #> stock.warehouse.OutOfStock.__init__
        item.quantity -= amount
        self._notify("on_remove", item, amount)  #> stock.warehouse.Warehouse._notify
        return cheapest(item, self.rules) * amount  #> stock.pricing.cheapest

    def order(self, item, amount):
        item.quantity += self.supplier(item, amount)  #> main.generous

    def _notify(self, hook, *args):
        for plugin in self.plugins:
            getattr(plugin, hook)(*args)  #> stock.builtin.AuditPlugin.on_remove stock.builtin.ReorderPlugin.on_remove stock.plugins.Plugin.on_remove

    def reports(self):
        return [text for text in (p.report() for p in self.plugins) if text]  #> stock.builtin.AuditPlugin.report stock.builtin.TotalsPlugin.report stock.plugins.Plugin.report

    def __getitem__(self, sku):
        return self.items[sku]

    def __iter__(self):
        return iter(self.items.values())
