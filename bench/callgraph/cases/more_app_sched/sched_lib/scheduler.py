import heapq

from .job import Job, Repeating


class Scheduler:
    def __init__(self, clock):
        self.clock = clock
        self.queue = []
        self.error_handler = None

    def every(self, interval, action):
        self._push(Repeating(self.clock.time + interval, action, interval))  #> sched_lib.job.Repeating.__init__ sched_lib.scheduler.Scheduler._push

    def once(self, delay, action):
        self._push(Job(self.clock.time + delay, action))  #> sched_lib.job.Job.__init__ sched_lib.scheduler.Scheduler._push

    def on_error(self, handler):
        self.error_handler = handler

    def _push(self, job):
        heapq.heappush(self.queue, job)  #> sched_lib.job.Job.__lt__

    def run_pending(self):
        while self.queue and self.queue[0].when <= self.clock.time:
            job = heapq.heappop(self.queue)  #> sched_lib.job.Job.__lt__
            try:
                job.run()  #> sched_lib.job.Job.run
            except Exception as error:
                self.error_handler(job, error)  #> main.handle
            again = job.next()  #> sched_lib.job.Job.next sched_lib.job.Repeating.next
            if again is not None:
                self._push(again)  #> sched_lib.scheduler.Scheduler._push
