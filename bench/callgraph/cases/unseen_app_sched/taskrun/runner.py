import heapq

from .policies import fifo


class Runner:
    def __init__(self, policy=fifo):
        self.policy = policy
        self.done = {}
        self.listeners = []

    def on_done(self, listener):
        self.listeners.append(listener)

    def run(self, *tasks):
        ordered = self.order(tasks)  #> taskrun.runner.Runner.order
        for task in self.policy(ordered):  #> taskrun.policies.fifo taskrun.policies.shortest
            result = task.run()  #> taskrun.task.Task.run
            self.done[task] = result
            self.announce(task, result)  #> taskrun.runner.Runner.announce

    def order(self, tasks):
        seen = []

        def visit(task):
            if task in seen:
                return
            for need in task.needs:
                visit(need)  #> taskrun.runner.Runner.order.visit
            seen.append(task)

        for task in tasks:
            visit(task)  #> taskrun.runner.Runner.order.visit
        return seen

    def announce(self, task, result):
        for listener in self.listeners:
            listener(task, result)  #> main.<lambda> main.remember
