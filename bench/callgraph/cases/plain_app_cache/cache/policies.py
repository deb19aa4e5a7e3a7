class Policy:
    def admits(self, entries, entry):
        return True

    def victim(self, entries):
        return None


class Lru(Policy):
    def __init__(self, size):
        self.size = size

    def victim(self, entries):
        if len(entries) < self.size:
            return None
        return max(entries, key=lambda key: entries[key].age())  #> cache.backends.Entry.age cache.policies.Lru.victim.<lambda>


class Never(Policy):
    def admits(self, entries, entry):
        return self.size() > 0  #> cache.policies.Never.size

    def size(self):
        return 0
