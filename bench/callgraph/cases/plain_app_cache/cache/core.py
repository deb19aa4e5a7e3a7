from cache.backends import Memory


class Stats:
    hits = misses = 0

    def hit(self):
        self.hits += 1

    def miss(self):
        self.misses += 1


class Cached:
    def __init__(self, function, policy, backend=None):
        self.function = function
        self.policy = policy
        self.backend = backend or Memory()  #> cache.backends.Memory.__init__
        self.stats = Stats()  #> cache.core.Stats

    def __call__(self, *args):
        entry = self.backend.get(args)  #> cache.backends.Memory.get
        if entry is not None:
            self.stats.hit()  #> cache.core.Stats.hit
            return entry.value
        self.stats.miss()  #> cache.core.Stats.miss
        return self.fill(args)  #> cache.core.Cached.fill

    def fill(self, args):
        value = self.function(*args)  #> main.helper main.slow_square
        if self.policy.admits(self.backend.entries, value):  #> cache.policies.Never.admits cache.policies.Policy.admits
            victim = self.policy.victim(self.backend.entries)  #> cache.policies.Lru.victim
            if victim is not None:
                self.backend.drop(victim)  #> cache.backends.Memory.drop
            self.backend.set(args, value)  #> cache.backends.Memory.set
        return value
