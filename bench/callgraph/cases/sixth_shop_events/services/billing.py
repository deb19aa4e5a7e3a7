from bus import bus

LEDGER = []
PRICES = {"pen": 3}


def price(item, qty):
    return PRICES.get(item, 1) * qty


@bus.listen("order.placed")  #> bus.EventBus.listen bus.EventBus.listen.deco
def charge(customer, item, qty):
    LEDGER.append((customer, price(item, qty)))  #> services.billing.price


@bus.listen("order.cancelled")  #> bus.EventBus.listen bus.EventBus.listen.deco
def refund(customer, item, qty):
    LEDGER.append((customer, -price(item, qty)))  #> services.billing.price


def monthly_report():
    return sum(amount for _, amount in LEDGER)
