import bus
from bus import listen


@listen('order.placed')  #> bus.listen bus.listen.wrap
def send_mail(order):
    return format_mail(order)  #> handlers.format_mail


@listen('order.shipped')  #> bus.listen bus.listen.wrap
def fail(order):
    raise ValueError(describe(order))  #> handlers.describe


def format_mail(order):
    return 'Hello ' + describe(order)  #> handlers.describe


def describe(order):
    return str(order.number)


class Stats:
    def __init__(self):
        self.count = 0
        self.sub = bus.default_bus.subscribe('order.placed', self.bump)  #> bus.Bus.subscribe

    def bump(self, order):
        self.count += 1

    def stop(self):
        self.sub.cancel()  #> bus.Subscription.cancel
