class Container:
    """Builds each service once, when it is first asked for."""

    def __init__(self):
        self._factories = {}
        self._built = {}

    def register(self, name, factory):
        self._factories.setdefault(name, factory)

    def resolve(self, name):
        if name not in self._built:
            self._built[name] = self._factories[name]()  #> depot.app.create_app.<lambda> depot.storage.memory.MemoryStockRepository.__init__
        return self._built[name]
