from __future__ import annotations
from collections import defaultdict
from contextlib import contextmanager
from typing import Callable, Generic, Iterable, TypeVar

T = TypeVar("T")
E = TypeVar("E")


class Subscription(Generic[T]):
    def __init__(self, fn: Callable[[T], None], when: Callable[[T], bool] | None):
        self.fn = fn
        self.when = when

    def deliver(self, item: T) -> None:
        if self.when is None or self.when(item):  #> main.<lambda>+1
            self.fn(item)  #> main.<lambda>


class Topic(Generic[T]):
    def __init__(self, name: str) -> None:
        self.name = name
        self.subs: list[Subscription[T]] = []
        self.log: list[T] = []

    def subscribe(self, fn, when=None) -> None:
        self.subs.append(Subscription(fn, when))  #> topics.Subscription.__init__

    def publish(self, item: T) -> None:
        self.log.append(item)
        for s in self.subs:
            s.deliver(item)  #> topics.Subscription.deliver

    def __lshift__(self, item: T) -> Topic[T]:
        self.publish(item)  #> topics.Topic.publish
        return self

    def replay(self, fn: Callable[[T], E]) -> list[E]:
        return [fn(x) for x in self.log]


class Hub:
    def __init__(self) -> None:
        self._handlers = defaultdict(list)
        self._muted: set[type] = set()

    def subscribe(self, kind, fn):
        self._handlers[kind].append(fn)

    def publish(self, event) -> None:
        if type(event) in self._muted:
            return
        for kind in self._kinds(type(event)):  #> topics.Hub._kinds
            for fn in self._handlers[kind]:
                fn(event)  #> consumers.Metrics.__call__ consumers.Projection.created consumers.Projection.renamed consumers.print_all

    def _kinds(self, cls) -> Iterable[type]:
        return [k for k in cls.__mro__ if k in self._handlers]

    @contextmanager
    def muted(self, *kinds):
        self._muted.update(kinds)
        try:
            yield self
        finally:
            self._muted.difference_update(kinds)


def handler(kind):
    def mark(fn):
        fn._handles = kind
        return fn
    return mark
