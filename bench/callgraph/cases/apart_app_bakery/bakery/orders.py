from functools import total_ordering

from .states import Stage


@total_ordering
class Order:
    def __init__(self, customer, item, rush=False):
        self.customer = customer
        self.item = item
        self.rush = rush
        self._stage = Stage.NEW
        self._notes = []

    @property
    def stage(self):
        return self._stage

    @stage.setter
    def stage(self, stage):
        self.note(f'{self._stage.label} -> {stage.label}')  #> bakery.orders.Order.note bakery.states.Stage.label
        self._stage = stage

    @property
    def temperature(self):
        return self.item.temperature

    @property
    def total(self):
        return self.item.price_for(self.rush)  #> bakery.menu.Item.price_for

    def note(self, text):
        self._notes.append(text)

    def history(self):
        yield f'order by {self.customer}'
        yield from self._notes

    def __eq__(self, other):
        return self._key() == other._key()  #> bakery.orders.Order._key

    def __lt__(self, other):
        return self._key() < other._key()  #> bakery.orders.Order._key

    def _key(self):
        return (not self.rush, self.customer)

    def __str__(self):
        return f'{self.customer}: {self.item.name} ({self.stage.label})'  #> bakery.orders.Order.stage bakery.states.Stage.label
