from typing import Callable, Dict, List, Type

from .types import Event

Handler = Callable[[Event], None]


class EventBus:
    def __init__(self):
        self._handlers: Dict[Type[Event], List[Handler]] = {}
        self._middleware = []

    def subscribe(self, kind, handler):
        self._handlers.setdefault(kind, []).append(handler)

    def use(self, middleware):
        self._middleware.append(middleware)

    def publish(self, event):
        for step in self._middleware:
            step(event)  #> handlers.Journal.__call__
        for handler in self._handlers.get(type(event), []):
            handler(event)  #> handlers.Mailer.on_paid handlers.Mailer.on_placed handlers.audit
