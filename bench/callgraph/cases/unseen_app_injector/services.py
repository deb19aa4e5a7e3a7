class Clock:
    def now(self):
        return 0


class FixedClock(Clock):
    def __init__(self, time):
        self.time = time

    def now(self):
        return self.time


class Mailer:
    def __init__(self, clock, transport):
        self.clock = clock
        self.transport = transport

    def send(self, to):
        return self.transport(to, self.clock.now())  #> services.Clock.now services.FixedClock.now services.console


def console(to, time):
    return stamp(to, time)  #> services.stamp


def stamp(to, time):
    return f'{to}@{time}'
