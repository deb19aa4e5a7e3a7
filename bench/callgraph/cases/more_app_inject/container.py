import inspect
from functools import wraps


class Container:
    def __init__(self, parent=None):
        self.parent = parent
        self.factories = {}
        self.instances = {}

    def bind(self, key, factory):
        self.factories[key] = factory

    def instance(self, key, value):
        self.instances[key] = value

    def get(self, key):
        if key not in self.instances:
            self.instances[key] = self.create(key)  #> container.Container.create
        return self.instances[key]

    def create(self, key):
        factory = self.lookup(key)  #> container.Container.lookup
        if inspect.isclass(factory):
            return factory()  #> services.FakeClock
        return factory(self)  #> main.<lambda> services.make_mailer

    def lookup(self, key):
        if key in self.factories:
            return self.factories[key]
        return self.parent.lookup(key)  #> container.Container.lookup

    def scope(self):
        return Scope(self)  #> container.Scope.__init__

    def inject(self, *keys):
        def decorator(function):
            @wraps(function)
            def call():
                return function(*[self.get(key) for key in keys])  #> container.Container.get main.report

            return call

        return decorator


class Scope(Container):
    def __init__(self, parent):
        super().__init__(parent)  #> container.Container.__init__
        self.instances = dict(parent.instances)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()  #> container.Scope.close

    def close(self):
        for value in self.instances.values():
            closer = getattr(value, "close", None)  #> services.Config.__getattr__
            if closer:
                closer()  #> services.Store.close
