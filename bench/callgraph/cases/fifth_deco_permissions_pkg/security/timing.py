from contextlib import ContextDecorator


class Timer(ContextDecorator):
    log = []

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.note("start")  #> security.timing.Timer.note
        return self

    def __exit__(self, *exc):
        self.note("stop")  #> security.timing.Timer.note
        return False

    def note(self, what):
        self.log.append(self.name[0] + what)
