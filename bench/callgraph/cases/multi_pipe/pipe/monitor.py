class NullMonitor:
    def error(self, stage, error):
        pass

    def passed(self, stage, count):
        pass


class CountingMonitor(NullMonitor):
    def __init__(self, clock):
        self.counts = {}
        self.errors = []
        self.clock = clock

    def error(self, stage, error):
        self.errors.append((self.clock(), stage.name, self.format(error)))  #> main.clock pipe.monitor.CountingMonitor.format

    def passed(self, stage, count):
        self.counts[stage.name] = self.counts.get(stage.name, 0) + count

    def format(self, error):
        return type(error).__name__
