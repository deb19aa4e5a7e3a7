"""Operators as a DSL: >> | @ build objects; iteration, f-strings and bool use them."""

class Task:
    def __init__(self, func):
        self.func = func

    def __rshift__(self, other):
        return Chain(self, other)  #> Chain.__init__

    def __or__(self, other):
        return Task(lambda v: self(v) or other(v))  #> Task.__call__ Task.__init__

    def __ror__(self, value):
        return self(value)  #> Chain.__call__ Task.__call__

    def __call__(self, value):
        return self.func(value)  #> Task.__or__.<lambda> inc zero

    def __format__(self, spec):
        return f"{self.func.__name__:{spec}}"


class Chain(Task):
    def __init__(self, *tasks):
        self.tasks = tasks

    def __call__(self, value):
        for task in self.tasks:
            value = task(value)  #> Task.__call__
        return value


def zero(n):
    return 0

def inc(n):
    return n + 1


print(3 | Task(inc), (Task(zero) | Task(inc))(4), f"{Task(inc):>5}", 1 | Task(inc) >> Task(inc))  #> Task.__call__ Task.__format__ Task.__init__ Task.__or__ Task.__ror__ Task.__rshift__
