class SimClock:
    def __init__(self, t=0):
        self._t = t

    def now(self):
        return self._t

    def advance_to(self, t):
        assert t >= self._t
        self._t = t


class WallClock(SimClock):
    def now(self):
        import time
        return time.monotonic()
