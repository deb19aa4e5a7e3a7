from bus import bus
from services import orders, billing
from services.mailer import Mailer
from services.stock import Stock


def main() -> None:
    mailer = Mailer("shop@x.org")  #> services.mailer.Mailer.__init__
    stock = Stock(pen=2)  #> services.stock.Stock.__init__
    mailer.subscribe(bus)  #> services.mailer.Mailer.subscribe
    bus.on("order.placed", stock.reserve)  #> bus.EventBus.on
    bus.once("order.placed", first_order)  #> bus.EventBus.once
    bus.on("*", audit)  #> bus.EventBus.on
    orders.place("ann", "pen", 1)  #> services.orders.place
    orders.place("bob", "pen", 5)  #> services.orders.place
    orders.cancel("ann")  #> services.orders.cancel
    print(billing.LEDGER, stock.items)
    print("\n".join(mailer.outbox))
    print(len(AUDIT))


AUDIT = []


def audit(event, **data):
    AUDIT.append(event)


def first_order(**data):
    print("first order by", data["customer"])


main()  #> main.main
