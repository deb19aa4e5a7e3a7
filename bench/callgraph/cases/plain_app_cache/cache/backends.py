from cache.clock import Clock

default_clock = Clock()  #> cache.clock.Clock


class Entry:
    def __init__(self, value, stamp):
        self.value = value
        self.stamp = stamp

    def age(self):
        return default_clock.since(self.stamp)  #> cache.clock.Clock.since


class Memory:
    def __init__(self):
        self.entries = {}

    def get(self, key):
        return self.entries.get(key)

    def set(self, key, value):
        self.entries[key] = Entry(value, default_clock.now())  #> cache.backends.Entry.__init__ main.Tick.now

    def drop(self, key):
        del self.entries[key]
