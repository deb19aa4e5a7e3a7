import contextlib


class Worker:
    hooks = {}

    @classmethod
    def hook(cls, name):
        def set_hook(fn):
            cls.hooks[name] = fn
            return fn
        return set_hook

    def __init__(self, jobs):
        self.jobs = jobs

    @contextlib.contextmanager
    def timed(self):
        start = self.hooks.get('start')
        if start:
            start(self)  #> main.started
        yield self
        self.hooks['stop'](self)  #> main.stopped

    def run(self):
        with self.timed() as me:  #> workers.Worker.timed
            for job in me.jobs.drain():  #> queueing.JobQueue.drain
                me.finished(job)  #> workers.Counting.finished

    def finished(self, job):
        pass


class Counting(Worker):
    count = 0

    def finished(self, job):
        super().finished(job)  #> workers.Worker.finished
        self.count += 1
