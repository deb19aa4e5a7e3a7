from functools import partial

from clock import Clock
from retry import Backoff, Never, Retry
from scheduler import Scheduler
from task import State, Task


class Flaky:
    def __init__(self, failures):
        self.failures = failures

    def __call__(self):
        if self.failures:
            self.failures -= 1
            raise RuntimeError("flaky")
        return "worked"


def compute(a, b):
    return a * b


def hello():
    return "hello"


def report(task):
    print(task.id, task.name, task.state.name, task.result)


def complain(prefix):
    def hook(task):
        print(prefix, task.name)

    return hook


def tasks():
    return [
        Task("compute", partial(compute, 3, 4), cost=3),  #> task.Task.__init__
        Task("flaky", Flaky(2), retry=Backoff(3), priority=2),  #> main.Flaky.__init__ retry.Backoff.__init__ task.Task.__init__
        Task("bad", Flaky(5), retry=Retry(1)),  #> main.Flaky.__init__ retry.Retry.__init__ task.Task.__init__
        Task("worse", Flaky(1), retry=Never()),  #> main.Flaky.__init__ retry.Never.__init__ task.Task.__init__
        *Task.every(["x", "y"], hello),  #> task.Task.every
    ]


def main():
    times = []
    for name in ("fifo", "lifo", "shortest", "priority"):
        clock = Clock(start=10)  #> clock.Clock.__init__
        clock.watch(times.append)  #> clock.Clock.watch
        scheduler = Scheduler.named(name, clock=clock)  #> scheduler.Scheduler.named
        scheduler.when(State.DONE, report)  #> scheduler.Scheduler.when
        scheduler.when(State.FAILED, complain("failed"))  #> main.complain scheduler.Scheduler.when
        scheduler.submit(*tasks())  #> main.tasks scheduler.Scheduler.submit
        print(name, [task.name for task in scheduler.run()])  #> scheduler.Scheduler.run
    try:
        Scheduler.named("random")  #> scheduler.Scheduler.named
    except ValueError as error:
        print(error)


main()  #> main.main
