from functools import partial
from queueing import JobQueue
from workers import Counting, Worker


@Worker.hook('start')  #> workers.Worker.hook workers.Worker.hook.set_hook
def started(worker):
    note('start')  #> main.note


@Worker.hook('stop')  #> workers.Worker.hook workers.Worker.hook.set_hook
def stopped(worker):
    note('stop')  #> main.note


def note(text):
    return text


def power(base, exp=2):
    return base ** exp


def show(value):
    note(str(value))  #> main.note


jobs = JobQueue()  #> queueing.JobQueue.__init__
jobs.submit(power, 3).then(show)  #> queueing.Job.then queueing.JobQueue.submit
jobs.submit(partial(power, exp=3), 2).then(show).then(lambda v: note(v))  #> main.note queueing.Job.then queueing.JobQueue.submit
jobs.submit(note, text='hello')  #> queueing.JobQueue.submit
Counting(jobs).run()  #> workers.Worker.__init__ workers.Worker.run
