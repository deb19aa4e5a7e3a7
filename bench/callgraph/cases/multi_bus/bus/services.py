from .events import OrderPlaced, UserCreated


class Mailer:
    def __init__(self, transport):
        self.transport = transport

    def attach(self, bus):
        bus.subscribe(UserCreated.name, self.welcome, once=True)  #> bus.core.Bus.subscribe
        bus.subscribe(OrderPlaced.name, self.receipt)  #> bus.core.Bus.subscribe

    def welcome(self, event):
        self.send(event["user"], event.greeting())  #> bus.events.Event.__getitem__ bus.events.UserCreated.greeting bus.services.Mailer.send

    def receipt(self, event):
        self.send(event["user"], f"you owe {event.total()}")  #> bus.events.Event.__getitem__ bus.events.OrderPlaced.total bus.services.Mailer.send

    def send(self, to, text):
        self.transport(f"{to}: {text}")


class Statistics:
    def __init__(self):
        self.counts = {}

    def __call__(self, event):
        self.counts[event.name] = self.counts.get(event.name, 0) + 1


class Ledger:
    def __init__(self):
        self.balance = 0

    def attach(self, bus):
        bus.subscribe(OrderPlaced.name, self.book)  #> bus.core.Bus.subscribe

    def book(self, event):
        amount = event.total()  #> bus.events.OrderPlaced.total
        if amount < 0:
            raise ValueError(amount)
        self.balance += amount
