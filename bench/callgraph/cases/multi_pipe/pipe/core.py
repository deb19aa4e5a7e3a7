from .monitor import NullMonitor


class Stage:
    def __init__(self, name):
        self.name = name

    def process(self, record):
        raise NotImplementedError

    def finish(self):
        return []

    def __or__(self, other):
        return Pipeline([self, other])  #> pipe.core.Pipeline.__init__


class FunctionStage(Stage):
    def __init__(self, function):
        super().__init__(function.__name__)  #> pipe.core.Stage.__init__
        self.function = function

    def process(self, record):
        return [self.function(record)]  #> main.double main.parse


class Pipeline(Stage):
    def __init__(self, stages, monitor=None):
        super().__init__("pipeline")  #> pipe.core.Stage.__init__
        self.stages = list(stages)
        self.monitor = monitor or NullMonitor()  #> pipe.monitor.NullMonitor

    def __or__(self, other):
        return Pipeline(self.stages + [other], self.monitor)  #> pipe.core.Pipeline.__init__

    def watched_by(self, monitor):
        self.monitor = monitor
        return self

    def process(self, record):
        records = [record]
        for current in self.stages:
            records = self._apply(current, records)  #> pipe.core.Pipeline._apply
        return records

    def _apply(self, current, records):
        results = []
        for record in records:
            try:
                results.extend(current.process(record))  #> pipe.core.FunctionStage.process pipe.stages.Batch.process pipe.stages.Filter.process pipe.stages.Fork.process pipe.stages.Sink.process
            except Exception as error:
                self.monitor.error(current, error)  #> pipe.monitor.CountingMonitor.error
        self.monitor.passed(current, len(results))  #> pipe.monitor.CountingMonitor.passed pipe.monitor.NullMonitor.passed
        return results

    def finish(self):
        results = []
        for index, current in enumerate(self.stages):
            rest = current.finish()  #> pipe.core.Stage.finish pipe.stages.Batch.finish
            for later in self.stages[index + 1 :]:
                rest = self._apply(later, rest)  #> pipe.core.Pipeline._apply
            results.extend(rest)
        return results

    def run(self, source):
        results = []
        for record in source:  #> pipe.sources.Chain.__iter__
            results.extend(self.process(record))  #> pipe.core.Pipeline.process
        return results + self.finish()  #> pipe.core.Pipeline.finish


def stage(function):
    return FunctionStage(function)  #> pipe.core.FunctionStage.__init__
