class Policy:
    def touched(self, key):
        pass

    def evict(self, data):
        return None


class LruPolicy(Policy):
    def __init__(self, size):
        self.size = size
        self.order = []

    def touched(self, key):
        if key in self.order:
            self.order.remove(key)
        self.order.append(key)

    def evict(self, data):
        if len(data) > self.size:
            return self.order.pop(0)
        return super().evict(data)  #> caching.policy.Policy.evict
