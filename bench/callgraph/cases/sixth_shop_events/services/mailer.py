class Mailer:
    def __init__(self, sender):
        self.sender = sender
        self.outbox = []

    def subscribe(self, bus):
        handlers = {
            "order.placed": self.thanks,
            "order.cancelled": self.sorry,
            "order.rejected": lambda customer: self.send(customer, "rejected"),  #> services.mailer.Mailer.send
        }
        for event, handler in handlers.items():
            bus.on(event, handler)  #> bus.EventBus.on

    def thanks(self, customer, **kw):
        self.send(customer, "thanks for " + kw["item"])  #> services.mailer.Mailer.send

    def sorry(self, customer, **kw):
        self.send(customer, "sorry")  #> services.mailer.Mailer.send

    def send(self, to, text):
        self.outbox.append(f"{self.sender}->{to}: {text}")
