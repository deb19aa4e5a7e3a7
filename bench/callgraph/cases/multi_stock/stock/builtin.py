from .plugins import Plugin, registry


@registry.register("audit", priority=1)  #> stock.plugins.Registry.register stock.plugins.Registry.register.decorate
class AuditPlugin(Plugin):
    def __init__(self, warehouse):
        super().__init__(warehouse)  #> stock.plugins.Plugin.__init__
        self.lines = []

    def on_add(self, item):
        self.log("add", item)  #> stock.builtin.AuditPlugin.log

    def on_remove(self, item, amount):
        self.log("remove", item)  #> stock.builtin.AuditPlugin.log

    def log(self, verb, item):
        self.lines.append(f"{verb} {item.describe()}")  #> stock.items.Item.describe stock.items.Perishable.describe

    def report(self):
        return "\n".join(self.lines)


@registry.register("reorder", priority=2)  #> stock.plugins.Registry.register stock.plugins.Registry.register.decorate
class ReorderPlugin(Plugin):
    minimum = 2

    def on_remove(self, item, amount):
        if item.quantity < self.minimum:
            self.warehouse.order(item, self.minimum)  #> stock.warehouse.Warehouse.order


@registry.register("totals")  #> stock.plugins.Registry.register stock.plugins.Registry.register.decorate
class TotalsPlugin(Plugin):
    def report(self):
        return str(sum(item.value for item in self.warehouse))  #> stock.items.Item.value stock.warehouse.Warehouse.__iter__
