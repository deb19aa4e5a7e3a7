from abc import abstractmethod


class Stage:
    def __or__(self, other):
        return Chain(self, other)  #> stages.Chain.__init__

    def __call__(self, rows):
        return self.process(rows)  #> stages.Chain.process stages.Filter.process stages.Group.process stages.Map.process

    @abstractmethod
    def process(self, rows):
        pass


class Chain(Stage):
    def __init__(self, *stages):
        self.stages = stages

    def process(self, rows):
        for stage in self.stages:
            rows = stage(rows)  #> stages.Stage.__call__
        return rows


class Map(Stage):
    def __init__(self, fn):
        self.fn = fn

    def process(self, rows):
        for row in rows:  #> readers.Reader.__iter__
            yield self.fn(row)  #> main.number


class Filter(Stage):
    def __init__(self, test):
        self.test = test

    def process(self, rows):
        return filter(self.test, rows)


class Group(Stage):
    def __init__(self, key, collect=list):
        self.key = key
        self.collect = collect

    def process(self, rows):
        groups = {}
        for row in rows:  #> main.positive
            groups.setdefault(self.key(row), []).append(row)  #> main.<lambda>
        return {k: self.collect(v) for k, v in groups.items()}  #> main.summarise
