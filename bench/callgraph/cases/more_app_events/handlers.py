from events.types import OrderPaid, OrderPlaced


class Journal:
    def __init__(self):
        self.lines = []

    def __call__(self, event):
        self.lines.append(event.describe())  #> events.types.Event.describe


class Mailer:
    def __init__(self, sender):
        self.sender = sender

    def on_placed(self, event):
        self.deliver(event.order, "placed")  #> handlers.Mailer.deliver

    def on_paid(self, event):
        self.deliver(event.order, "paid")  #> handlers.Mailer.deliver

    def deliver(self, order, word):
        print(self.sender, order.label(), word)  #> models.Order.label


journal = Journal()  #> handlers.Journal.__init__


def audit(event):
    print("audit", event.describe())  #> events.types.Event.describe


def install(bus):
    mailer = Mailer("shop@example.org")  #> handlers.Mailer.__init__
    bus.use(journal)  #> events.bus.EventBus.use
    bus.subscribe(OrderPlaced, mailer.on_placed)  #> events.bus.EventBus.subscribe
    bus.subscribe(OrderPaid, mailer.on_paid)  #> events.bus.EventBus.subscribe
    bus.subscribe(OrderPaid, audit)  #> events.bus.EventBus.subscribe
