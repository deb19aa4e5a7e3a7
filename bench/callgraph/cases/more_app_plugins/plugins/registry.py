from collections import defaultdict


class Manager:
    def __init__(self):
        self._classes = []
        self._hooks = defaultdict(list)

    def register(self, cls):
        self._classes.append(cls)
        return cls

    def hook(self, event):
        def wrapper(function):
            self._hooks[event].append(function)
            return function

        return wrapper

    def enabled(self):
        return [cls for cls in self._classes if cls.is_enabled()]  #> plugins.base.Plugin.is_enabled plugins.counter.Disabled.is_enabled

    def hooks(self, event):
        return tuple(self._hooks.get(event, ()))

    def fire(self, event, *args):
        for callback in self._hooks[event]:
            callback(*args)  #> plugins.upper.bye
