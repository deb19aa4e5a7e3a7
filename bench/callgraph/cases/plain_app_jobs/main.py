import importlib

from jobs import registry
from jobs.runner import Runner, retrying
from jobs.store import MemoryStore

importlib.import_module("jobs.builtin")


class Watcher:
    def __init__(self):
        self.events = []

    def started(self, job):
        self.events.append(job.name)

    def failed(self, job, error):
        self.events.append(describe(error))  #> main.describe


def describe(error):
    return type(error).__name__


@registry.job("custom", tries=2)  #> jobs.registry.job jobs.registry.job.decorate
def custom(context):
    context.log("custom")  #> jobs.runner.Context.log
    return context.store.load("clean")  #> jobs.store.MemoryStore.load


watcher = Watcher()  #> main.Watcher.__init__
runner = Runner(MemoryStore(), observers=[watcher])  #> jobs.runner.Runner.__init__ jobs.store.MemoryStore.__init__
for name in registry.names():  #> jobs.registry.names
    runner.run(registry.find(name))  #> jobs.registry.find jobs.runner.retrying.wrapper
print(watcher.events, runner.store.dump())  #> jobs.store.Store.dump
