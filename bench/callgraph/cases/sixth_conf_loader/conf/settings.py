_TRUE = {"yes", "true", "1", "on"}


def to_bool(text):
    return str(text).lower() in _TRUE


class Settings:
    def __init__(self, data):
        self._data = data
        self._hooks = {}

    def __getattr__(self, name):
        try:
            value = self._data[name]
        except KeyError:
            raise AttributeError(name)
        return Settings(value) if isinstance(value, dict) else value  #> conf.settings.Settings.__init__

    def get(self, dotted, default=None, cast=None):
        node = self
        try:
            for part in dotted.split("."):
                node = getattr(node, part)  #> conf.settings.Settings.__getattr__
        except AttributeError:
            return default
        return cast(node) if cast else node  #> conf.settings.to_bool

    def get_bool(self, dotted):
        return self.get(dotted, cast=to_bool)  #> conf.settings.Settings.get

    def on_change(self, dotted, hook):
        self._hooks.setdefault(dotted, []).append(hook)

    def set(self, dotted, value):
        old = self.get(dotted)  #> conf.settings.Settings.get
        *parents, last = dotted.split(".")
        d = self._data
        for p in parents:
            d = d[p]
        d[last] = value
        for hook in self._hooks.get(dotted, ()):
            hook(old, value)  #> main.main.<lambda>
