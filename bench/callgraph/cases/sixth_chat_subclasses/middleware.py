class Middleware:
    def __call__(self, nxt):
        def handler(user, line):
            return self.process(user, line, nxt)  #> middleware.Censor.process middleware.Throttle.process
        return handler

    def process(self, user, line, nxt):
        return nxt(user, line)  #> middleware.Middleware.__call__.handler


class Throttle(Middleware):
    def __init__(self, limit):
        self.limit = limit
        self.counts = {}

    def process(self, user, line, nxt):
        n = self.counts[user] = self.counts.get(user, 0) + 1
        if n >= self.limit:
            return self.slow_down()  #> middleware.Throttle.slow_down
        return super().process(user, line, nxt)  #> middleware.Middleware.process

    def slow_down(self):
        return "slow down"


class Censor(Middleware):
    def __init__(self, *words):
        self.words = words

    def process(self, user, line, nxt):
        return nxt(user, self.clean(line))  #> base.Command.dispatch middleware.Censor.clean

    def clean(self, line):
        for w in self.words:
            line = line.replace(w, "*" * len(w))
        return line


def chain(mws, final):
    for mw in reversed(mws):
        final = mw(final)  #> middleware.Middleware.__call__
    return final
