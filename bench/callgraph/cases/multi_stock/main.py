from stock import Warehouse, registry
from stock import builtin
from stock.items import Item, Perishable
from stock.plugins import Plugin
from stock.pricing import bulk, by_price, by_tag, flat
from stock.warehouse import OutOfStock


class Stamp(Plugin):
    count = 0

    def on_add(self, item):
        self.count += 1
        item.tags.add(f"no{self.count}")


registry.add("stamp", Stamp, 9)  #> stock.plugins.Registry.add


def generous(item, amount):
    return amount * 2


def main():
    warehouse = Warehouse(generous, [bulk, by_tag("sale", flat(20))])  #> stock.pricing.by_tag stock.pricing.flat stock.warehouse.Warehouse.__init__
    warehouse.activate()  #> stock.warehouse.Warehouse.activate
    warehouse.add(Item("nut", 0.5, 100))  #> stock.items.Item stock.warehouse.Warehouse.add
    milk = Perishable("milk", 2.0, 3, {"sale"})  #> stock.items.Perishable
    warehouse.add(milk)  #> stock.warehouse.Warehouse.add
    while milk.age():  #> stock.items.Perishable.age
        pass
    print(warehouse.take("milk", 2))  #> stock.warehouse.Warehouse.take
    try:
        warehouse.take("nut", 500)  #> stock.warehouse.Warehouse.take
    except OutOfStock as error:
        print("cannot take", error.item.describe())  #> stock.items.Item.describe
    for report in warehouse.reports():  #> stock.warehouse.Warehouse.reports
        print(report)
    print(registry.get("audit").__name__, max(warehouse, key=by_price).sku)  #> stock.plugins.Registry.get stock.warehouse.Warehouse.__iter__


main()  #> main.main
