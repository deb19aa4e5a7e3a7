class Registry:
    def __init__(self):
        self._plugins = {}
        self._order = []

    def register(self, name, priority=0):
        def decorate(target):
            self.add(name, target, priority)  #> stock.plugins.Registry.add
            return target

        return decorate

    def add(self, name, target, priority):
        self._plugins[name] = target
        self._order.append((priority, name))
        self._order.sort()

    def get(self, name):
        return self._plugins[name]

    def __iter__(self):
        return iter([self._plugins[name] for _, name in self._order])


registry = Registry()  #> stock.plugins.Registry.__init__


class Plugin:
    def __init__(self, warehouse):
        self.warehouse = warehouse

    def on_add(self, item):
        pass

    def on_remove(self, item, amount):
        pass

    def report(self):
        return None
