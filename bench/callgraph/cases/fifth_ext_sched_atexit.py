"""sched events with priorities, atexit by call and decorator, weakref.finalize."""
import atexit
import sched
import weakref

clock = [0]


def now():
    return clock[0]


def sleep(seconds):
    clock[0] += seconds


class Session:
    def tick(self, left):
        print("tick", now(), left)  #> now
        if left:
            scheduler.enter(5, 1, self.tick, (left - 1,))  #> now


def cleanup(name):
    print("cleanup", name)


@atexit.register
def goodbye():
    print("bye")


scheduler = sched.scheduler(now, sleep)
session = Session()  #> Session
weakref.finalize(session, cleanup, "session")
scheduler.enter(1, 1, session.tick, argument=(1,))  #> now
scheduler.enterabs(3, 2, print, kwargs={"end": "three\n"})
atexit.register(cleanup, name="all")
scheduler.run()  #> Session.tick now sleep
del session  #> cleanup
