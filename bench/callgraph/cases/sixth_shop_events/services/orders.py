from bus import bus

_open = {}


def place(customer, item, qty):
    order = _open[customer] = {"customer": customer, "item": item, "qty": qty}
    bus.emit("order.placed", **order)  #> bus.EventBus.emit


def cancel(customer):
    order = _open.pop(customer)
    bus.emit("order.cancelled", **order)  #> bus.EventBus.emit


@bus.listen("stock.short")  #> bus.EventBus.listen bus.EventBus.listen.deco
def on_short(customer, missing, **_):
    print("short by", missing)
    bus.emit("order.rejected", customer=customer)  #> bus.EventBus.emit
