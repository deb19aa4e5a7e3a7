from enum import Enum


class State(Enum):
    READY = 1
    DONE = 2
    FAILED = 3

    def is_final(self):
        return self is not State.READY


class Task:
    counter = 0

    def __init__(self, name, action, cost=1, priority=0, retry=None):
        Task.counter += 1
        self.id = Task.counter
        self.name = name
        self.action = action
        self.cost = cost
        self.priority = priority
        self.retry = retry
        self.state = State.READY
        self.result = None

    def run(self):
        try:
            self.result = self.action()  #> main.Flaky.__call__ main.compute main.hello
        except Exception as error:
            self.failed(error)  #> task.Task.failed
        else:
            self.state = State.DONE
        return self.state

    def failed(self, error):
        if self.retry and self.retry.allows(error):  #> retry.Never.allows retry.Retry.allows
            self.cost += self.retry.penalty()  #> retry.Backoff.penalty retry.Retry.penalty
        else:
            self.state = State.FAILED

    def __lt__(self, other):
        return self.id < other.id

    @classmethod
    def every(cls, names, action):
        return [cls(name, action) for name in names]  #> task.Task.__init__
