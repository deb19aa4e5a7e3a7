from .core import Stage


class Filter(Stage):
    def __init__(self, predicate):
        super().__init__("filter")  #> pipe.core.Stage.__init__
        self.predicate = predicate

    def process(self, record):
        return [record] if self.predicate(record) else []  #> main.is_small


class Batch(Stage):
    def __init__(self, size):
        super().__init__("batch")  #> pipe.core.Stage.__init__
        self.size = size
        self.pending = []

    def process(self, record):
        self.pending.append(record)
        if len(self.pending) == self.size:
            return self._flush()  #> pipe.stages.Batch._flush
        return []

    def _flush(self):
        batch, self.pending = self.pending, []
        return [batch]

    def finish(self):
        return self._flush() if self.pending else []  #> pipe.stages.Batch._flush


class Fork(Stage):
    def __init__(self, *branches, merge):
        super().__init__("fork")  #> pipe.core.Stage.__init__
        self.branches = branches
        self.merge = merge

    def process(self, record):
        return [self.merge([branch(record) for branch in self.branches])]  #> main.negative main.square main.total


class Sink(Stage):
    def __init__(self, write):
        super().__init__("sink")  #> pipe.core.Stage.__init__
        self.write = write

    def process(self, record):
        self.write(record)  #> main.Archive.keep
        return [record]
