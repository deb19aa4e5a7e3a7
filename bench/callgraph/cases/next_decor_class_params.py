class Retry:
    def __init__(self, times):
        self.times = times

    def __call__(self, func):
        def attempt(*args):
            for _ in range(self.times):
                try:
                    return func(*args)  #> parse
                except ValueError:
                    self.failed()  #> Retry.failed
        return attempt

    def failed(self):
        return self.times


class Event:
    def __init__(self):
        self.handlers = []

    def __call__(self, func):
        self.handlers.append(func)
        return func

    def fire(self):
        return [handler() for handler in self.handlers]  #> boot warm


on_start = Event()  #> Event.__init__


@Retry(2)  #> Retry.__call__ Retry.__init__
def parse(text):
    return int(text)


@on_start  #> Event.__call__
def boot():
    return parse('1')  #> Retry.__call__.attempt


@on_start  #> Event.__call__
def warm():
    return parse('x')  #> Retry.__call__.attempt


on_start.fire()  #> Event.fire
boot()  #> boot
