import functools


class Task:
    def __init__(self, fn, needs=(), retries=0):
        self.fn = fn
        self.needs = list(needs)
        self.retries = retries
        functools.update_wrapper(self, fn)

    def __call__(self, *args):
        return self.fn(*args)  #> jobs.fetch

    def run(self):
        for attempt in range(self.retries + 1):
            try:
                return self.fn()  #> jobs.build jobs.deploy jobs.fetch
            except RuntimeError as error:
                self.failed(error)  #> taskrun.task.Task.failed

    def failed(self, error):
        self.last_error = error


def task(fn=None, **options):
    if fn is None:
        return functools.partial(task, **options)
    return Task(fn, **options)  #> taskrun.task.Task.__init__
