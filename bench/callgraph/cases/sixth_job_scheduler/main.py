from scheduler import Scheduler
from jobs import hourly, FlakyJob, Countdown, jobs, chained
from simclock import SimClock

clock = SimClock()  #> simclock.SimClock.__init__
sched = Scheduler(clock)  #> scheduler.Scheduler.__init__

for name, (fn, period) in jobs.items():
    sched.every(period, fn, name=name)  #> scheduler.Scheduler.every
sched.after(3, chained, sched)  #> scheduler.Scheduler.after
sched.after(1, FlakyJob(fail_times=2), retries=5)  #> jobs.FlakyJob.__init__ scheduler.Scheduler.after
cd = Countdown(3)  #> jobs.Countdown.__init__
sched.every(1, cd.tick, until=cd.finished)  #> scheduler.Scheduler.every
sched.on_error = lambda job, e: print("  error in", job.name, e)

sched.run(until=8)  #> scheduler.Scheduler.run
print(cd.n, sched.counts())  #> scheduler.Scheduler.counts
