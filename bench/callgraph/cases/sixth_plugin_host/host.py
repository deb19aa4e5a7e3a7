class Host:
    def __init__(self):
        self._plugins = []
        self._hooks = {}

    def register(self, name, func, priority=10):
        self._plugins.append((priority, name, func))
        self._plugins.sort(key=self._order)  #> host.Host._order

    @staticmethod
    def _order(entry):
        return entry[0], entry[1]

    def add_hook(self, event, fn):
        self._hooks.setdefault(event, []).append(fn)

    def emit(self, event, *args):
        for fn in self._hooks.get(event, []):
            fn(*args)  #> plugins.base.Plugin.stop plugins.reverse.announce plugins.stamp.Stamper.__call__ plugins.wordcount.WordCount.stop

    def process(self, text, only=None):
        for _, name, func in self._plugins:
            if only and name not in only:
                continue
            self.emit("before", name)  #> host.Host.emit
            text = func(text)  #> plugins.reverse.reverse plugins.uppercase.Upper.apply plugins.wordcount.WordCount.apply
            self.emit("after", name, text)  #> host.Host.emit
        return text

    def names(self):
        return [name for _, name, _ in self._plugins]

    def shutdown(self):
        self.emit("shutdown")  #> host.Host.emit
