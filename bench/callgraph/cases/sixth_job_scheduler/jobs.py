jobs = {}


def hourly(n):
    def mark(fn):
        jobs[fn.__name__] = (fn, n)
        return fn
    return mark


@hourly(2)  #> jobs.hourly jobs.hourly.mark
def heartbeat():
    print("beat")


@hourly(4)  #> jobs.hourly jobs.hourly.mark
def rotate_logs():
    archive("log")  #> jobs.archive


def archive(what):
    print("archived", what)


def chained(sched):
    print("chain 1")
    sched.after(2, lambda: step_two(sched))  #> jobs.step_two scheduler.Scheduler.after


def step_two(sched):
    print("chain 2 at", sched.clock.now())  #> simclock.SimClock.now


class FlakyJob:
    def __init__(self, fail_times):
        self.left = fail_times

    def __call__(self):
        if self.left:
            self.left -= 1
            raise IOError("flaky")
        print("flaky ok")


class Countdown:
    def __init__(self, n):
        self.n = n

    def tick(self):
        self.n -= 1

    def finished(self):
        return self.n <= 0
