from collections import defaultdict


class Subscription:
    def __init__(self, bus, topic, handler):
        self._bus = bus
        self.topic = topic
        self.handler = handler

    def cancel(self):
        self._bus.remove(self)  #> bus.Bus.remove

    def deliver(self, message):
        if self.accepts(message):  #> bus.Subscription.accepts
            return self.handler(message)  #> handlers.Stats.bump handlers.fail handlers.send_mail

    def accepts(self, message):
        return message is not None


class Bus:
    def __init__(self):
        self._subs = defaultdict(list)
        self._errors = []

    def subscribe(self, topic, handler):
        sub = Subscription(self, topic, handler)  #> bus.Subscription.__init__
        self._subs[topic].append(sub)
        return sub

    def remove(self, sub):
        self._subs[sub.topic].remove(sub)

    def publish(self, topic, message):
        for sub in tuple(self._subs[topic]):
            try:
                sub.deliver(message)  #> bus.Subscription.deliver
            except ValueError as error:
                self.on_error(error)  #> bus.Bus.on_error

    def on_error(self, error):
        self._errors.append(error)


default_bus = Bus()  #> bus.Bus.__init__


def listen(topic, bus=default_bus):
    def wrap(fn):
        bus.subscribe(topic, fn)  #> bus.Bus.subscribe
        return fn
    return wrap
