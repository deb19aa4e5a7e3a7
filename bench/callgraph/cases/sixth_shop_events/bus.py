from collections import defaultdict
from typing import Callable


class EventBus:
    def __init__(self) -> None:
        self._subs: dict[str, list[Callable[..., None]]] = defaultdict(list)

    def on(self, event: str, fn: Callable[..., None]) -> Callable[[], None]:
        self._subs[event].append(fn)

        def off():
            self._subs[event].remove(fn)

        return off

    def once(self, event, fn):
        def wrapper(**data):
            cancel()  #> bus.EventBus.on.off
            fn(**data)  #> main.first_order
        cancel = self.on(event, wrapper)  #> bus.EventBus.on

    def listen(self, event):
        def deco(fn):
            self.on(event, fn)  #> bus.EventBus.on
            return fn
        return deco

    def emit(self, event, **data):
        for fn in list(self._subs[event]):
            fn(**data)  #> bus.EventBus.once.wrapper services.billing.charge services.billing.refund services.mailer.Mailer.sorry services.mailer.Mailer.subscribe.<lambda> services.mailer.Mailer.thanks services.orders.on_short services.stock.Stock.reserve
        for fn in self._subs.get("*", ()):
            fn(event, **data)  #> main.audit


bus = EventBus()  #> bus.EventBus.__init__
