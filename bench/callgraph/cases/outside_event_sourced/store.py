from collections import defaultdict


class Store:
    def __init__(self):
        self.streams = defaultdict(list)
        self.subscribers = defaultdict(set)

    def subscribe(self, *kinds):
        def deco(fn):
            for kind in kinds or (object,):
                self.subscribers[kind].add(fn)
            return fn
        return deco

    def load(self, cls, stream):
        return cls.replay(stream, self.streams[stream])  #> domain.aggregate.Aggregate.replay

    def save(self, aggregate):
        for event in aggregate.flush():  #> domain.aggregate.Aggregate.flush
            self.streams[event.stream].append(event)
            self.publish(event)  #> store.Store.publish

    def publish(self, event):
        for kind in type(event).__mro__:
            for fn in sorted(self.subscribers.get(kind, ()), key=lambda f: f.__name__):  #> store.Store.publish.<lambda>
                fn(event)  #> main.audit main.cash main.count_dish main.everything


class CommandBus:
    def __init__(self, store, cls):
        self.store, self.cls = store, cls
        self.failures = []

    def send(self, command, stream, *args):
        agg = self.store.load(self.cls, stream)  #> store.Store.load
        try:
            getattr(agg, command)(*args)  #> domain.table.Table.seat domain.table.requires_open.guarded
        except Exception as exc:
            self.failures.append(self.describe(exc))  #> store.CommandBus.describe
        else:
            self.store.save(agg)  #> store.Store.save

    def describe(self, exc):
        return type(exc).__name__ + ": " + str(exc)
