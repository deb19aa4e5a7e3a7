from domain.events import BillPaid, DishOrdered, Event, TableOpened
from domain.table import Table
from store import CommandBus, Store

store = Store()  #> store.Store.__init__
popular = {}
income = [0]


@store.subscribe(DishOrdered)  #> store.Store.subscribe store.Store.subscribe.deco
def count_dish(event):
    popular[event.dish] = popular.get(event.dish, 0) + 1


@store.subscribe(BillPaid, TableOpened)  #> store.Store.subscribe store.Store.subscribe.deco
def cash(event):
    income[0] += getattr(event, "amount", 0)


@store.subscribe(Event)  #> store.Store.subscribe store.Store.subscribe.deco
def audit(event):
    trail.append(event.slug)  #> domain.events.Event.slug


@store.subscribe()  #> store.Store.subscribe store.Store.subscribe.deco
def everything(event):
    global total
    total += 1


trail = []
total = 0


class VipTable(Table):
    def cover_charge(self, seats):
        return super().cover_charge(seats) // 2  #> domain.table.Table.cover_charge


def main():
    bus = CommandBus(store, Table)  #> store.CommandBus.__init__
    bus.send("seat", "t1", 4)  #> store.CommandBus.send
    bus.send("order", "t1", "soup", 5)  #> store.CommandBus.send
    bus.send("order", "t1", "pie", 9)  #> store.CommandBus.send
    bus.send("seat", "t1", 2)  #> store.CommandBus.send
    bus.send("pay", "t1", 10)  #> store.CommandBus.send
    bus.send("pay", "t1")  #> store.CommandBus.send
    bus.send("order", "t1", "tea", 2)  #> store.CommandBus.send
    vip = CommandBus(store, VipTable)  #> store.CommandBus.__init__
    vip.send("seat", "t9", 6)  #> store.CommandBus.send
    vip.send("order", "t9", "soup", 5)  #> store.CommandBus.send
    print(popular, income, total, trail)
    print(bus.failures)
    print(*store.streams["t9"][1:], store.load(VipTable, "t9").due, store.load(Table, "t9").due)  #> domain.events.DishOrdered.__str__ store.Store.load


if __name__ == "__main__":
    main()  #> main.main
