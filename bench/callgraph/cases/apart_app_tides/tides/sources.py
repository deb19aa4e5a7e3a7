from __future__ import annotations

from typing import Iterator

from .model import Reading


class Replay:
    def __init__(self, rows: list[tuple[str, int]]) -> None:
        self._rows = rows

    def read(self) -> Iterator[Reading]:
        for station, level in self._rows:
            yield Reading(station, level)  #> tides.model.Reading


class Simulated:
    def __init__(self, station: str, count: int) -> None:
        self.station = station
        self.count = count

    def read(self) -> Iterator[Reading]:
        return map(self._at, range(self.count))

    def _at(self, moment: int) -> Reading:
        level = 200 + 35 * moment
        return Reading(self.station, level, tags=['simulated'])  #> tides.model.Reading
