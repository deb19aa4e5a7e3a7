MISSING = object()


class Backend:
    def __init__(self, policy):
        self.policy = policy

    def get(self, key):
        return MISSING

    def set(self, key, value):
        self.policy.touched(key)  #> caching.policy.LruPolicy.touched caching.policy.Policy.touched


class NullBackend(Backend):
    pass


class MemoryBackend(Backend):
    def __init__(self, policy):
        super().__init__(policy)  #> caching.backends.Backend.__init__
        self.data = {}

    def get(self, key):
        self.policy.touched(key)  #> caching.policy.LruPolicy.touched
        return self.data.get(key, MISSING)

    def set(self, key, value):
        Backend.set(self, key, value)  #> caching.backends.Backend.set
        self.data[key] = value
        victim = self.policy.evict(self.data)  #> caching.policy.LruPolicy.evict
        if victim is not None:
            self.remove(victim)  #> caching.backends.MemoryBackend.remove

    def remove(self, key):
        self.data.pop(key)
