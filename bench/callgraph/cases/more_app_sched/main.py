from sched_lib.clock import Clock
from sched_lib.scheduler import Scheduler
from jobs import Backup, Cleanup, ping
from functools import partial


def main():
    clock = Clock()  #> sched_lib.clock.Clock.__init__
    scheduler = Scheduler(clock)  #> sched_lib.scheduler.Scheduler.__init__
    scheduler.every(5, Backup("db").start)  #> jobs.Backup.__init__ sched_lib.scheduler.Scheduler.every
    scheduler.once(3, partial(ping, "host"))  #> sched_lib.scheduler.Scheduler.once
    cleanup = Cleanup(limit=2)  #> jobs.Cleanup.__init__
    scheduler.every(4, cleanup)  #> sched_lib.scheduler.Scheduler.every
    scheduler.on_error(handle)  #> sched_lib.scheduler.Scheduler.on_error
    for _ in range(12):
        clock.tick()  #> sched_lib.clock.Clock.tick
        scheduler.run_pending()  #> sched_lib.scheduler.Scheduler.run_pending
    return cleanup.runs


def handle(job, error):
    print("failed", job.name(), error)  #> sched_lib.job.Job.name


print(main())  #> main.main
