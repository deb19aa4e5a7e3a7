from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Callable, Iterable, Iterator, Protocol


@dataclass(frozen=True)
class Reading:
    station: str
    level: float
    unit: str = 'cm'
    tags: list[str] = field(default_factory=list)

    def with_level(self, level: float, unit: str | None = None) -> Reading:
        return replace(self, level=level, unit=unit or self.unit)  #> tides.model.Reading

    def describe(self) -> str:
        return f'{self.station}: {self.level:.2f} {self.unit}'


Step = Callable[[Iterable[Reading]], Iterator[Reading]]


class Source(Protocol):
    def read(self) -> Iterator[Reading]: ...


class Sink(Protocol):
    def write(self, reading: Reading) -> None: ...

    def close(self) -> None: ...
