import weakref


class Signal:
    def __init__(self):
        self._slots = []

    def connect(self, fn, weak=False):
        ref = weakref.WeakMethod(fn) if weak else (lambda: fn)
        self._slots.append(ref)
        return self

    def disconnect(self, fn):
        self._slots = [r for r in self._slots if r() != fn]  #> signals.Signal.connect.<lambda>

    def __call__(self, *args):
        for ref in list(self._slots):
            fn = ref()  #> signals.Signal.connect.<lambda>
            if fn is not None:
                fn(*args)  #> observers.Chart.touch observers.Chart.update observers.Logger.__call__ observers.threshold.check

    __iadd__ = connect
