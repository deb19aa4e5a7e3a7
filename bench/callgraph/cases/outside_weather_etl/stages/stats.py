from collections import defaultdict
from functools import reduce
from operator import attrgetter, itemgetter, methodcaller

from .core import Stage


class Accumulator:
    def __init__(self, field):
        self.get = itemgetter(field)
        self.values = []

    def feed(self, record):
        self.values.append(self.get(record))
        return self

    def result(self):
        raise NotImplementedError


class Mean(Accumulator):
    def result(self):
        return sum(self.values) / len(self.values)


class Peak(Accumulator):
    def __init__(self, field, pick=max):
        super().__init__(field)  #> stages.stats.Accumulator.__init__
        self.pick = pick

    def result(self):
        return self.pick(self.values)  #> main.closest_to_zero


def fold(make, by):
    def run(records):
        groups = defaultdict(make)
        reduce(lambda acc, r: step(groups, by, r), records, None)  #> stages.stats.fold.run.<lambda> stages.stats.step
        return {k: acc.result() for k, acc in sorted(groups.items())}  #> stages.stats.Mean.result stages.stats.Peak.result
    return Stage(run)  #> stages.core.Stage.__init__


def step(groups, by, record):
    return groups[by(record)].feed(record)  #> main.main.<lambda>+2 main.main.<lambda>+3 stages.stats.Accumulator.__init__ stages.stats.Accumulator.feed stages.stats.Peak.__init__


finish = methodcaller("result")
field_of = attrgetter("get")
