from tides import config, pipeline
from tides.sinks import Collect, Report
from tides.sources import Replay, Simulated
from tides.steps import Smooth, drop_outliers, to_metres


def build(sink):
    flow = pipeline.Pipeline(sink)  #> tides.pipeline.Pipeline.__init__
    flow.add(to_metres)  #> tides.pipeline.Pipeline.add
    flow.add(drop_outliers(limit=config.settings.limit))  #> tides.pipeline.Pipeline.add tides.steps.drop_outliers
    flow.add(Smooth(window=2))  #> tides.pipeline.Pipeline.add tides.steps.Smooth.__init__
    flow.add(lambda readings: (r for r in readings if r.station != 'test'))  #> tides.pipeline.Pipeline.add
    return flow


def main():
    config.configure(limit=6)  #> tides.config.configure
    report = Report()  #> tides.sinks.Report.__init__
    memory = Collect()  #> tides.sinks.Collect.__init__
    for sink in (report, memory):
        build(sink).run(Replay([('pier', 120), ('pier', 180), ('test', 4), ('buoy', 900)]))  #> main.build tides.pipeline.Pipeline.run tides.sources.Replay.__init__
    build(memory).run(Simulated('harbour', count=3))  #> main.build tides.pipeline.Pipeline.run tides.sources.Simulated.__init__
    print(report.summary())  #> tides.sinks.Report.summary
    high = max(memory, key=lambda r: r.level)  #> main.main.<lambda> tides.sinks.Collect.__iter__
    print(high.describe(), memory.count_by_station())  #> tides.model.Reading.describe tides.sinks.Collect.count_by_station


if __name__ == '__main__':
    main()  #> main.main
