from __future__ import annotations

from collections import deque
from typing import Iterable, Iterator

from .model import Reading, Step


def to_metres(readings: Iterable[Reading]) -> Iterator[Reading]:
    for reading in readings:  #> tides.sources.Simulated._at
        yield reading.with_level(reading.level / 100, 'm')  #> tides.model.Reading.with_level


def drop_outliers(limit: float) -> Step:
    def is_plausible(reading: Reading) -> bool:
        return abs(reading.level) < limit

    def step(readings: Iterable[Reading]) -> Iterator[Reading]:
        return filter(is_plausible, readings)

    return step


class Smooth:
    """Mean of the last few levels of any station."""

    def __init__(self, window: int) -> None:
        self._recent: deque[float] = deque(maxlen=window)

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:  #> tides.steps.drop_outliers.is_plausible
            self._recent.append(reading.level)
            yield reading.with_level(self._mean())  #> tides.model.Reading.with_level tides.steps.Smooth._mean

    def _mean(self) -> float:
        return sum(self._recent) / len(self._recent)
