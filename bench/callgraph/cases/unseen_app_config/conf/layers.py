class Layer:
    def lookup(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        return self.lookup(key)  #> conf.layers.Defaults.lookup conf.layers.Layered.lookup

    def get(self, key, default=None):
        try:
            return self[key]  #> conf.layers.Layer.__getitem__
        except KeyError:
            return default() if callable(default) else default  #> main.fallback


class Defaults(Layer):
    def __init__(self, **values):
        self.values = values

    def lookup(self, key):
        return self.values[key]


class Environment(Layer):
    def __init__(self, prefix, convert):
        self.prefix = prefix
        self.convert = convert

    def lookup(self, key):
        text = ENV[self.prefix + key]
        return self.convert(text)  #> conf.presets.parse


class Layered(Layer):
    def __init__(self, *layers):
        self.layers = layers

    def lookup(self, key):
        for layer in self.layers:
            try:
                return layer.lookup(key)  #> conf.layers.Defaults.lookup conf.layers.Environment.lookup
            except KeyError:
                continue
        return super().lookup(key)  #> conf.layers.Layer.lookup


ENV = {'APP_port': '80'}
