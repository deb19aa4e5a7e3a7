class Job:
    def __init__(self, when, action):
        self.when = when
        self.action = action

    def __lt__(self, other):
        return self.when < other.when

    def name(self):
        return getattr(self.action, "__name__", "job")

    def run(self):
        self.action()  #> jobs.Backup.start jobs.Cleanup.__call__ jobs.ping

    def next(self):
        return None


class Repeating(Job):
    def __init__(self, when, action, interval):
        super().__init__(when, action)  #> sched_lib.job.Job.__init__
        self.interval = interval

    def next(self):
        return Repeating(self.when + self.interval, self.action, self.interval)  #> sched_lib.job.Repeating.__init__
