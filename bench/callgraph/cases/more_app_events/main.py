from events.bus import EventBus
from events.types import OrderPaid, OrderPlaced
import handlers
from models import Order


class Shop:
    def __init__(self, bus):
        self.bus = bus
        self.orders = {}

    def place(self, number, amount):
        order = Order(number, amount)  #> models.Order.__init__
        self.orders[number] = order
        self.bus.publish(OrderPlaced(order))  #> events.bus.EventBus.publish events.types.OrderPlaced.__init__
        return order

    def pay(self, number):
        order = self.orders[number]
        order.mark_paid()  #> models.Order.mark_paid
        self.bus.publish(OrderPaid(order, order.total()))  #> events.bus.EventBus.publish events.types.OrderPaid.__init__ models.Order.total


def build():
    bus = EventBus()  #> events.bus.EventBus.__init__
    handlers.install(bus)  #> handlers.install
    return Shop(bus)  #> main.Shop.__init__


shop = build()  #> main.build
shop.place(1, 20)  #> main.Shop.place
shop.pay(1)  #> main.Shop.pay
print(handlers.journal.lines)
