from collections import OrderedDict
from stats import stats
from .base import Cache, MISSING


class LRUCache(Cache):
    on_evict = None

    def __init__(self, size):
        self.size = size
        self.data = OrderedDict()

    def lookup(self, key):
        if key in self.data:
            self.data.move_to_end(key)
            return self.data[key]
        return MISSING

    def store(self, key, value):
        self.data[key] = value
        if len(self) > self.size:  #> caching.lru.LRUCache.__len__
            self._evict()  #> caching.lru.LRUCache._evict

    def _evict(self):
        gone = self.data.popitem(last=False)
        if self.on_evict:
            self.on_evict(*gone)

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return self.lookup(key) is not MISSING  #> caching.lru.LRUCache.lookup

    def __setitem__(self, key, value):
        self.store(key, value)  #> caching.lru.LRUCache.store

    def hit(self, key):
        stats.incr("hit")  #> stats._Stats.incr

    def missed(self, key):
        super().missed(key)  #> caching.base.Cache.missed
        stats.incr("miss")  #> stats._Stats.incr
