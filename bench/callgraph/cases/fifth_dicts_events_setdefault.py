"""Listeners in lists in a dict: setdefault, pop with default, defaultdict of factories."""
from collections import defaultdict


class Bus:
    def __init__(self):
        self.listeners = {}
        self.counts = defaultdict(self.start_count)

    def start_count(self):
        return 100

    def on(self, event, listener):
        self.listeners.setdefault(event, []).append(listener)

    def fire(self, event, *args):
        self.counts[event] += 1  #> Bus.start_count
        for listener in self.listeners.get(event, ()):
            listener(*args)  #> on_save on_save_backup

    def off(self, event):
        return [f.__name__ for f in self.listeners.pop(event, [])]


def on_save(name):
    print("saved", name)


def on_save_backup(name):
    print("backup", name)


bus = Bus()  #> Bus.__init__
bus.on("save", on_save)  #> Bus.on
bus.on("save", on_save_backup)  #> Bus.on
bus.on("quit", print)  #> Bus.on
bus.fire("save", "a.txt")  #> Bus.fire
print(bus.off("save"), bus.off("nope"))  #> Bus.off
bus.fire("save", "b.txt")  #> Bus.fire
print(dict(bus.counts))
