class Registry:
    def __init__(self):
        self._classes = {}
        self._instances = {}

    def add(self, name, cls):
        self._classes[name] = cls

    def get(self, name):
        if name not in self._instances:
            self._instances[name] = self._classes[name]()  #> core.base.Plugin.__init__
        return self._instances[name]

    def names(self):
        return sorted(self._classes)

    def __iter__(self):
        return (self.get(name) for name in self.names())  #> core.registry.Registry.get core.registry.Registry.names


registry = Registry()  #> core.registry.Registry.__init__


def register(name):
    def decorate(cls):
        registry.add(name, cls)  #> core.registry.Registry.add
        return cls
    return decorate
