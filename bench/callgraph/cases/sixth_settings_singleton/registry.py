class Lazy:
    def __init__(self, factory):
        self.factory = factory

    def __call__(self):
        try:
            return self.instance
        except AttributeError:
            self.instance = self.factory()  #> registry.Clock
            return self.instance


class Clock:
    def today(self):
        return "2024-01-01"


def connect():
    raise RuntimeError("no database")


services = {"clock": Lazy(Clock), "db": Lazy(connect)}  #> registry.Lazy.__init__


def today():
    return services["clock"]().today()  #> registry.Clock.today registry.Lazy.__call__
