"""__getattr__ delegation, __setattr__ tracking, __enter__ and an iterator class."""

class Engine:
    def start(self, key):
        return f"vroom {key}"

    @property
    def hot(self):
        return True


class Proxy:
    def __init__(self, target):
        self.target = target  #> Proxy.__setattr__

    def __getattr__(self, name):
        value = getattr(self.target, name)  #> Engine.hot
        return self._wrap(name, value) if callable(value) else value  #> Proxy._wrap

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        changes.append(name)

    def _wrap(self, name, func):
        def call(*args):
            changes.append("call " + name)
            return func(*args)  #> Engine.start
        return call

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(self.start("iter"))  #> Proxy.__getattr__ Proxy._wrap.call


changes = []
car = Proxy(Engine())  #> Engine Proxy.__init__
car.color = "red"  #> Proxy.__setattr__
print(car.start(1), car.hot, list(car), changes)  #> Proxy.__getattr__ Proxy.__iter__ Proxy.__next__ Proxy._wrap.call
