from clock import Clock
from strategies import make_strategy
from task import State


class Scheduler:
    def __init__(self, strategy, clock=None):
        self.strategy = strategy
        self.clock = clock or Clock()
        self.hooks = {state: [] for state in State}

    @classmethod
    def named(cls, name, **options):
        return cls(make_strategy(name), **options)  #> scheduler.Scheduler.__init__ strategies.make_strategy

    def submit(self, *tasks):
        for task in tasks:
            self.strategy.push(task)  #> strategies.ByKey.push strategies.Strategy.push
        return self

    def when(self, state, hook):
        self.hooks[state].append(hook)

    def step(self):
        task = self.strategy.pop()  #> strategies.ByKey.pop strategies.Fifo.pop strategies.Lifo.pop
        state = task.run()  #> task.Task.run
        self.clock.tick(task.cost)  #> clock.Clock.tick
        if not state.is_final():  #> task.State.is_final
            self.submit(task)  #> scheduler.Scheduler.submit
        for hook in self.hooks[state]:
            hook(task)  #> main.complain.hook main.report
        return task

    def run(self):
        done = []
        while len(self.strategy):  #> strategies.Strategy.__len__
            done.append(self.step())  #> scheduler.Scheduler.step
        return done
