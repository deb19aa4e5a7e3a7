class Runner:
    def __init__(self, before):
        self.before = before
        self.results = {}

    def run(self, graph, config):
        for task in graph.order():  #> build.graph.Graph.order
            self.before(task)  #> main.announce
            self.results[task.name] = self.execute(task, config)  #> build.runner.SerialRunner.execute build.tasks.Task.name
        return self.summary()  #> build.runner.Runner.summary

    def summary(self):
        return len(self.results)


class SerialRunner(Runner):
    def execute(self, task, config):
        return task.run(config)  #> build.tasks.Task.run


class DryRunner(Runner):
    def execute(self, task, config):
        return None


def run_with(cls, graph, config, **options):
    runner = cls(**options)  #> build.runner.Runner.__init__
    return runner.run(graph, config)  #> build.runner.Runner.run
