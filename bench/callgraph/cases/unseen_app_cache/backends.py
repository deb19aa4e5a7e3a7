class Backend:
    def get(self, key, default=None):
        raise NotImplementedError

    def put(self, key, value):
        raise NotImplementedError

    def fetch(self, key, make):
        value = self.get(key)  #> backends.Memory.get backends.Tiered.get
        if value is None:
            value = make(key)  #> decorators.cached.decorate.wrapper.<lambda> main.<lambda> main.make_key
            self.put(key, value)  #> backends.Bounded.put backends.Memory.put backends.Tiered.put
        return value


class Memory(Backend):
    def __init__(self):
        self.data = {}

    def get(self, key, default=None):
        return self.data.get(key, default)

    def put(self, key, value):
        self.data[key] = value


class Bounded(Memory):
    def __init__(self, limit, evict):
        super().__init__()  #> backends.Memory.__init__
        self.limit = limit
        self.evict = evict

    def put(self, key, value):
        if len(self.data) >= self.limit:
            del self.data[self.evict(self.data)]  #> policies.oldest policies.smallest
        super().put(key, value)  #> backends.Memory.put


class Tiered(Backend):
    def __init__(self, *layers):
        self.layers = layers

    def get(self, key, default=None):
        for layer in self.layers:
            found = layer.get(key)  #> backends.Memory.get
            if found is not None:
                return found
        return default

    def put(self, key, value):
        for layer in self.layers:
            layer.put(key, value)  #> backends.Bounded.put backends.Memory.put
