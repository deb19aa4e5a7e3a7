import queue


class Job:
    def __init__(self, fn, *args, **kwargs):
        self.call = (fn, args, kwargs)
        self.callbacks = []
        self.result = None

    def then(self, callback):
        self.callbacks.append(callback)
        return self

    def execute(self):
        fn, args, kwargs = self.call
        self.result = fn(*args, **kwargs)  #> main.note main.power
        for callback in self.callbacks:
            callback(self.result)  #> main.<lambda> main.show


class JobQueue:
    def __init__(self):
        self._queue = queue.Queue()

    def submit(self, fn, *args, **kwargs):
        job = Job(fn, *args, **kwargs)  #> queueing.Job.__init__
        self._queue.put(job)
        return job

    def drain(self):
        while not self._queue.empty():
            job = self._queue.get()
            job.execute()  #> queueing.Job.execute
            yield job
