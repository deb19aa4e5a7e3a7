import time


class Clock:
    def now(self):
        return time.time()

    def since(self, moment):
        return self.now() - moment  #> main.Tick.now
