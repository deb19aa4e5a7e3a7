from __future__ import annotations
import heapq
from collections import defaultdict
from itertools import count
from typing import Callable, Generic, Hashable, Iterable, Iterator, TypeVar
from .monads import Maybe, nothing, some

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K", bound=Hashable)


class Container(Generic[T]):
    def first(self) -> Maybe[T]:
        for x in self:  #> collections_x.containers.PriorityQueue.__iter__
            return some(x)  #> collections_x.monads.some
        return nothing()  #> collections_x.monads.nothing

    def __iter__(self) -> Iterator[T]:
        raise NotImplementedError


class Stack(Container[T]):
    def __init__(self, items: Iterable[T] = ()) -> None:
        self.items: list[T] = list(items)

    def push(self, x: T) -> None:
        self.items.append(x)

    def pop(self) -> Maybe[T]:
        return some(self.items.pop()) if self.items else nothing()  #> collections_x.monads.nothing collections_x.monads.some

    def map(self, fn: Callable[[T], U]) -> Stack[U]:
        return Stack(fn(x) for x in self)  #> collections_x.containers.Stack.__init__ collections_x.containers.Stack.__iter__

    def __iter__(self):
        return reversed(self.items)


class PriorityQueue(Container[T]):
    def __init__(self, key: Callable[[T], int]) -> None:
        self.key = key
        self._heap: list[tuple[int, int, T]] = []
        self._seq = count()

    def push(self, x: T) -> None:
        heapq.heappush(self._heap, (self.key(x), next(self._seq), x))  #> triage.by_severity

    def pop(self) -> T:
        return heapq.heappop(self._heap)[-1]

    def peek(self) -> Maybe[T]:
        return self.first()  #> collections_x.containers.Container.first

    def __iter__(self):
        return (x for _, _, x in sorted(self._heap))

    def __bool__(self):
        return bool(self._heap)


def group(xs: Iterable[T], key: Callable[[T], K]) -> dict[K, int]:
    out: dict[K, int] = defaultdict(int)
    for x in xs:  #> collections_x.containers.PriorityQueue.__iter__
        out[key(x)] += 1  #> main.<lambda>
    return dict(out)
