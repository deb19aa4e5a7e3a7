import gc
import weakref
from collections import defaultdict


class Signal:
    def __init__(self, name):
        self.name = name
        self._slots = []

    def connect(self, slot):
        if hasattr(slot, "__self__"):
            ref = weakref.WeakMethod(slot, self._forget)
        else:
            ref = lambda: slot
        self._slots.append(ref)
        return slot

    def _forget(self, ref):
        self._slots.remove(ref)
        print("forgot a slot of", self.name)

    def disconnect(self, slot):
        self._slots = [r for r in self._slots if r() != slot]  #> Signal.connect.<lambda>

    def emit(self, *args, **kw):
        results = []
        for ref in list(self._slots):
            slot = ref()  #> Signal.connect.<lambda>
            if slot is not None:
                results.append(slot(*args, **kw))  #> Panel.on_click Panel.on_close log_click
        return results

    __call__ = emit


class Bus(defaultdict):
    def __missing__(self, key):
        value = self[key] = Signal(key)  #> Signal.__init__
        return value

    def __getattr__(self, name):
        return self[name]  #> Bus.__missing__


class Panel:
    def __init__(self, bus):
        self.seen = []
        bus.clicked.connect(self.on_click)  #> Bus.__getattr__ Signal.connect
        bus["closed"].connect(self.on_close)  #> Bus.__missing__ Signal.connect

    def on_click(self, x, y=0):
        self.seen.append((x, y))
        return len(self.seen)

    def on_close(self):
        return "panel closed"


bus = Bus()  #> Bus


@bus.clicked.connect  #> Bus.__getattr__ Signal.connect
def log_click(x, y=-1):
    return "log %d,%d" % (x, y)


panel = Panel(bus)  #> Panel.__init__
other = Panel(bus)  #> Panel.__init__
print(bus.clicked.emit(1, y=2))  #> Bus.__getattr__ Signal.emit
print(bus.closed())  #> Bus.__getattr__ Signal.emit
weakref.finalize(other, print, "other is gone")
del other  #> Signal._forget
gc.collect()
print(bus.clicked(5))  #> Bus.__getattr__ Signal.emit
bus.clicked.disconnect(log_click)  #> Bus.__getattr__ Signal.disconnect
print(bus.clicked(6, 7), panel.seen)  #> Bus.__getattr__ Signal.emit
