class Registry:
    def __init__(self):
        self._plugins = {}

    def add(self, name, function):
        self._plugins[name] = function

    def get(self, name):
        return self._plugins[name]

    def names(self):
        return list(self._plugins)

    def run(self, name, text):
        return self.get(name)(text)  #> builtin_plugins.reverse builtin_plugins.trim main.shout registry.Registry.get


def plugin(registry, name):
    def decorate(function):
        registry.add(name, function)  #> registry.Registry.add
        return function
    return decorate
