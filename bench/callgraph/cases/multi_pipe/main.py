import itertools

from pipe import Pipeline, stage
from pipe.monitor import CountingMonitor
from pipe.sources import Chain, Lines
from pipe.stages import Batch, Filter, Fork, Sink

ticks = itertools.count()


def clock():
    return next(ticks)


@stage  #> pipe.core.stage
def parse(record):
    return int(record)


@stage  #> pipe.core.stage
def double(record):
    return record * 2


def is_small(record):
    return record < 50


def square(record):
    return record * record


def negative(record):
    return -record


def total(parts):
    return sum(parts)


def no_comment(line):
    return line.partition("#")[0].strip()


class Archive:
    def __init__(self):
        self.kept = []

    def keep(self, record):
        self.kept.append(record)
        self.trim()  #> main.Archive.trim

    def trim(self):
        del self.kept[:-2]


def main():
    archive = Archive()  #> main.Archive.__init__
    monitor = CountingMonitor(clock)  #> pipe.monitor.CountingMonitor.__init__
    pipeline = parse | double | Filter(is_small)  #> pipe.core.Pipeline.__or__ pipe.core.Stage.__or__ pipe.stages.Filter.__init__
    pipeline = pipeline | Fork(square, negative, merge=total) | Batch(2)  #> pipe.core.Pipeline.__or__ pipe.stages.Batch.__init__ pipe.stages.Fork.__init__
    pipeline = (pipeline | Sink(archive.keep)).watched_by(monitor)  #> pipe.core.Pipeline.__or__ pipe.core.Pipeline.watched_by pipe.stages.Sink.__init__
    source = Chain(Lines(" 1\n 2\nx"), Lines("3 # three\n90", clean=no_comment))  #> pipe.sources.Chain.__init__ pipe.sources.Lines.__init__
    print(pipeline.run(source))  #> pipe.core.Pipeline.run
    print(archive.kept, monitor.counts, monitor.errors)
    print(Pipeline([double]).run([4]))  #> pipe.core.Pipeline.__init__ pipe.core.Pipeline.run


main()  #> main.main
