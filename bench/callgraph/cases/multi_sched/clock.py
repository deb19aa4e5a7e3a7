class Clock:
    def __init__(self, start=0):
        self.now = start
        self.watchers = []

    def tick(self, amount=1):
        self.now += amount
        for watcher in self.watchers:
            watcher(self.now)

    def watch(self, watcher):
        self.watchers.append(watcher)
