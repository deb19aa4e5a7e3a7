import functools


class Context:
    def __init__(self, job, store):
        self.job = job
        self.store = store
        self.lines = []

    def log(self, line):
        self.lines.append(line)


def retrying(method):
    @functools.wraps(method)
    def wrapper(self, job):
        for _ in range(job.tries):
            try:
                return method(self, job)  #> jobs.runner.Runner.run
            except ValueError as error:
                self.notify("failed", job, error)  #> jobs.runner.Runner.notify
        return None

    return wrapper


class Runner:
    def __init__(self, store, observers=()):
        self.store = store
        self.observers = list(observers)

    @retrying  #> jobs.runner.retrying
    def run(self, job):
        self.notify("started", job)  #> jobs.runner.Runner.notify
        return job(Context(job, self.store))  #> jobs.registry.Job.__call__ jobs.runner.Context.__init__

    def notify(self, event, *args):
        for observer in self.observers:
            getattr(observer, event)(*args)  #> main.Watcher.failed main.Watcher.started
