from bus.core import Bus
from bus.services import Ledger, Mailer, Statistics


class Application:
    def __init__(self, transport):
        self.bus = Bus()  #> bus.core.Bus.__init__
        self.stats = Statistics()  #> bus.services.Statistics.__init__
        self.parts = [Mailer(transport), Ledger()]  #> bus.services.Ledger.__init__ bus.services.Mailer.__init__
        self.problems = []

    def start(self):
        for part in self.parts:
            part.attach(self.bus)  #> bus.services.Ledger.attach bus.services.Mailer.attach
        for topic in ("user.created", "order.placed"):
            self.bus.subscribe(topic, self.stats)  #> bus.core.Bus.subscribe
        self.bus.on_error = self.remember

    def remember(self, error, event):
        self.problems.append((event.name, str(error)))

    def emit(self, event_class, **payload):
        return self.bus.publish(event_class(**payload))  #> bus.core.Bus.publish bus.events.Event.__init__
