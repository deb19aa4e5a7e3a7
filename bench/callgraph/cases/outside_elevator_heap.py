import heapq
import itertools
from collections import deque
from dataclasses import dataclass, field
from functools import total_ordering
from typing import Callable

@total_ordering
class Prio:
    def __init__(self, level):
        self.level = level

    def __eq__(self, other):
        return self.level == other.level

    def __lt__(self, other):
        return self.level > other.level

@dataclass(order=True)
class Call:
    when: int
    seq: int
    action: Callable = field(compare=False)
    args: tuple = field(compare=False, default=())

class Clock:
    def __init__(self):
        self.now = 0
        self.queue = []
        self.counter = itertools.count()
        self.idle = deque()

    def after(self, delay, action, *args):
        heapq.heappush(self.queue, Call(self.now + delay, next(self.counter), action, args))  #> Call

    def when_idle(self, fn):
        self.idle.append(fn)

    def run(self):
        while self.queue or self.idle:
            if not self.queue:
                self.idle.popleft()()  #> <lambda>
                continue
            call = heapq.heappop(self.queue)
            self.now = call.when
            call.action(*call.args)  #> Lift.goto

class Lift:
    def __init__(self, clock):
        self.clock = clock
        self.floor = 0
        self.step = {1: self.up, -1: self.down}

    def goto(self, target, then=None):
        if target == self.floor:
            (then or self.ding)()  #> Lift.ding return_home
        else:
            direction = 1 if target > self.floor else -1
            self.step[direction]()  #> Lift.down Lift.up
            self.clock.after(2, self.goto, target, then)  #> Clock.after

    def up(self):
        self.floor += 1

    def down(self):
        self.floor -= 1

    def ding(self):
        print("ding at", self.floor, "t=%d" % self.clock.now)

clock = Clock()  #> Clock.__init__
lift = Lift(clock)  #> Lift.__init__

def return_home():
    print("returning from", lift.floor)
    lift.goto(0)  #> Lift.goto

clock.after(1, lift.goto, 2, return_home)  #> Clock.after
clock.after(1, print, "button pressed")  #> Clock.after
clock.when_idle(lambda: print("idle at", clock.now))  #> Clock.when_idle
clock.run()  #> Clock.run
print([p.level for p in sorted(map(Prio, [2, 9, 5]))], Prio(1) >= Prio(2), Prio(5) <= Prio(5), Prio(3) == Prio(3))  #> Prio.__eq__ Prio.__init__ Prio.__lt__
print(heapq.nlargest(2, [Prio(3), Prio(8)], key=lambda p: p.level)[0].level)  #> <lambda>+1 Prio.__init__
print(heapq.heappushpop([Prio(1)], Prio(4)).level)  #> Prio.__init__ Prio.__lt__
