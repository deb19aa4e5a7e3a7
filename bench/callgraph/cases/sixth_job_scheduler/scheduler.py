import heapq
import itertools


class Job:
    _seq = itertools.count()

    def __init__(self, when, fn, args=(), period=None, name=None, until=None, retries=0):
        self.when = when
        self.seq = next(self._seq)
        self.fn = fn
        self.args = args
        self.period = period
        self.name = name or getattr(fn, "__name__", type(fn).__name__)
        self.until = until
        self.retries = retries
        self.runs = 0

    def __lt__(self, other):
        return (self.when, self.seq) < (other.when, other.seq)

    def execute(self):
        self.runs += 1
        return self.fn(*self.args)  #> jobs.Countdown.tick jobs.FlakyJob.__call__ jobs.chained jobs.chained.<lambda> jobs.heartbeat jobs.rotate_logs

    def reschedule(self, now):
        if self.period is None or (self.until and self.until()):  #> jobs.Countdown.finished
            return False
        self.when = now + self.period
        return True


class Scheduler:
    on_error = None

    def __init__(self, clock):
        self.clock = clock
        self.heap = []
        self.finished = []

    def every(self, period, fn, **kw):
        return self._push(Job(self.clock.now() + period, fn, period=period, **kw))  #> scheduler.Job.__init__ scheduler.Scheduler._push simclock.SimClock.now

    def after(self, delay, fn, *args, **kw):
        return self._push(Job(self.clock.now() + delay, fn, args, **kw))  #> scheduler.Job.__init__ scheduler.Scheduler._push simclock.SimClock.now

    def _push(self, job):
        heapq.heappush(self.heap, job)  #> scheduler.Job.__lt__
        return job

    def run(self, until):
        while self.heap and self.heap[0].when <= until:
            job = heapq.heappop(self.heap)  #> scheduler.Job.__lt__
            self.clock.advance_to(job.when)  #> simclock.SimClock.advance_to
            self._run_one(job)  #> scheduler.Scheduler._run_one
        self.finished.extend(self.heap)

    def _run_one(self, job):
        try:
            job.execute()  #> scheduler.Job.execute
        except Exception as e:
            self._failed(job, e)  #> scheduler.Scheduler._failed
        else:
            if job.reschedule(self.clock.now()):  #> scheduler.Job.reschedule simclock.SimClock.now
                self._push(job)  #> scheduler.Scheduler._push
            else:
                self.finished.append(job)

    def _failed(self, job, e):
        if self.on_error:
            self.on_error(job, e)  #> main.<lambda>
        if job.retries > 0:
            job.retries -= 1
            job.when += 1
            self._push(job)  #> scheduler.Scheduler._push

    def counts(self):
        return sorted((j.name, j.runs) for j in self.finished)

    def cancel(self, job):
        self.heap.remove(job)
        heapq.heapify(self.heap)  #> scheduler.Job.__lt__
