from .aggregate import Aggregate
from .events import BillPaid, DishOrdered, TableOpened


class Rejected(Exception):
    pass


def requires_open(method):
    def guarded(self, *args):
        if not self.open:
            raise Rejected(method.__name__ + " on closed table")  #> domain.table.Rejected
        return method(self, *args)  #> domain.table.Table.order domain.table.Table.pay
    return guarded


class Table(Aggregate):
    open = False
    due = 0

    def seat(self, people):
        if self.open:
            raise Rejected("taken")  #> domain.table.Rejected
        self.emit(TableOpened, people)  #> domain.aggregate.Aggregate.emit

    @requires_open  #> domain.table.requires_open
    def order(self, dish, price):
        self.emit(DishOrdered, dish, price)  #> domain.aggregate.Aggregate.emit

    @requires_open  #> domain.table.requires_open
    def pay(self, amount=None):
        self.emit(BillPaid, self.due if amount is None else amount)  #> domain.aggregate.Aggregate.emit

    def _on_table_opened(self, event):
        self.open = True
        self.due = self.cover_charge(event.seats)  #> domain.table.Table.cover_charge main.VipTable.cover_charge

    def _on_dish_ordered(self, event):
        self.due += event.price

    def _on_bill_paid(self, event):
        self.due -= event.amount
        self.open = self.due > 0

    def cover_charge(self, seats):
        return seats
