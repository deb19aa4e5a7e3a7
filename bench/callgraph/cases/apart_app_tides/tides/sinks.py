from __future__ import annotations

from collections import Counter
from typing import Iterator

from .model import Reading


class Report:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, reading: Reading) -> None:
        self.lines.append(reading.describe())  #> tides.model.Reading.describe

    def close(self) -> None:
        self.lines.append('--')

    def summary(self) -> str:
        return '\n'.join(self.lines)


class Collect:
    def __init__(self) -> None:
        self._readings: list[Reading] = []

    def write(self, reading: Reading) -> None:
        self._readings.append(reading)

    def close(self) -> None:
        self._readings.sort(key=_order)  #> tides.sinks._order

    def __iter__(self) -> Iterator[Reading]:
        return iter(self._readings)

    def count_by_station(self) -> dict[str, int]:
        return dict(Counter(reading.station for reading in self))  #> tides.sinks.Collect.__iter__


def _order(reading: Reading) -> tuple[str, float]:
    return reading.station, reading.level
