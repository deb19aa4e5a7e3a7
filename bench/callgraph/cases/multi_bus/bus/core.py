from collections import defaultdict


class Subscription:
    def __init__(self, bus, topic, handler, once=False):
        self.bus = bus
        self.topic = topic
        self.handler = handler
        self.once = once

    def deliver(self, event):
        self.handler(event)  #> bus.services.Ledger.book bus.services.Mailer.receipt bus.services.Mailer.welcome bus.services.Statistics.__call__ main.<lambda> main.loyalty
        if self.once:
            self.cancel()  #> bus.core.Subscription.cancel

    def cancel(self):
        self.bus.unsubscribe(self)  #> bus.core.Bus.unsubscribe


class Bus:
    def __init__(self):
        self.subscriptions = defaultdict(list)
        self.interceptors = []
        self.on_error = None

    def subscribe(self, topic, handler, once=False):
        subscription = Subscription(self, topic, handler, once)  #> bus.core.Subscription.__init__
        self.subscriptions[topic].append(subscription)
        return subscription

    def on(self, topic):
        def wrap(handler):
            self.subscribe(topic, handler)  #> bus.core.Bus.subscribe
            return handler

        return wrap

    def unsubscribe(self, subscription):
        self.subscriptions[subscription.topic].remove(subscription)

    def intercept(self, function):
        self.interceptors.append(function)
        return function

    def publish(self, event):
        for interceptor in self.interceptors:
            event = interceptor(event)  #> main.normalize main.only_known
            if event is None:
                return 0
        delivered = 0
        for subscription in list(self.subscriptions[event.name]):
            if event.stopped:
                break
            try:
                subscription.deliver(event)  #> bus.core.Subscription.deliver
                delivered += 1
            except ValueError as error:
                self._failed(error, event)  #> bus.core.Bus._failed
        return delivered

    def _failed(self, error, event):
        if self.on_error is not None:
            self.on_error(error, event)  #> app.Application.remember
