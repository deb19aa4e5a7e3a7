from __future__ import annotations

from contextlib import closing

from .model import Sink, Source, Step


class Pipeline:
    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._steps: list[Step] = []

    def add(self, step: Step) -> None:
        self._steps.append(step)

    def run(self, source: Source) -> None:
        readings = source.read()  #> tides.sources.Replay.read tides.sources.Simulated.read
        for step in self._steps:
            readings = step(readings)  #> main.build.<lambda> tides.steps.Smooth.__call__ tides.steps.drop_outliers.step tides.steps.to_metres
        with closing(self._sink):  #> tides.sinks.Collect.close tides.sinks.Report.close
            for reading in readings:
                self._sink.write(reading)  #> tides.sinks.Collect.write tides.sinks.Report.write
