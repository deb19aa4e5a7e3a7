from payloads import UserCreated, UserRenamed, Shutdown, Event
from topics import handler


class Consumer:
    def attach(self, hub):
        for name in dir(self):
            kind = getattr(getattr(self, name), "_handles", None)
            if kind:
                hub.subscribe(kind, getattr(self, name))  #> topics.Hub.subscribe


class Projection(Consumer):
    def __init__(self):
        self.names = {}

    @handler(UserCreated)  #> topics.handler topics.handler.mark
    def created(self, e: UserCreated):
        self._put(e.id, e.name)  #> consumers.Projection._put

    @handler(UserRenamed)  #> topics.handler topics.handler.mark
    def renamed(self, e: UserRenamed):
        self._put(e.id, e.name)  #> consumers.Projection._put

    @handler(Shutdown)  #> topics.handler topics.handler.mark
    def stop(self, e):
        self.names.clear()

    def _put(self, key, name):
        self.names[key] = name


class Metrics:
    def __init__(self):
        self.counts = {}

    def __call__(self, e: Event):
        key = type(e).__name__
        self.counts[key] = self.counts.get(key, 0) + 1

    def summary(self):
        return sorted(self.counts.items(), key=self._by_count)  #> consumers.Metrics._by_count

    @staticmethod
    def _by_count(kv):
        return -kv[1], kv[0]


def print_all(e: Event):
    print(e.describe())  #> payloads.UserRenamed.describe
