class Memo:
    def __init__(self, func):
        self.func = func
        self.cache = {}

    def __call__(self, n):
        if n not in self.cache:
            self.cache[n] = self.func(n)  #> fib
        return self.cache[n]


def logged(cls):
    original = cls.run

    def run(self):
        return original(self)  #> Job.run
    cls.run = run
    return cls


@Memo  #> Memo.__init__
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)  #> Memo.__call__


@logged  #> logged
class Job:
    def run(self):
        return self.step()  #> Job.step

    def step(self):
        return fib(3)  #> Memo.__call__


Job().run()  #> Job logged.run
fib(5)  #> Memo.__call__
