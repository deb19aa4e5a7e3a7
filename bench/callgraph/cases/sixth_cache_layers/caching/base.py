import abc

MISSING = object()


class Cache(abc.ABC):
    @abc.abstractmethod
    def lookup(self, key):
        ...

    @abc.abstractmethod
    def store(self, key, value):
        ...

    def get_or(self, key, make):
        value = self.lookup(key)  #> caching.base.NullCache.lookup caching.lru.LRUCache.lookup caching.ttl.TTLCache.lookup
        if value is MISSING:
            value = make()  #> caching.api.Tiered._from.<lambda> caching.api.cached.deco.inner.<lambda>
            self.store(key, value)  #> caching.base.NullCache.store caching.lru.LRUCache.store caching.ttl.TTLCache.store
            self.missed(key)  #> caching.base.Cache.missed caching.lru.LRUCache.missed
        else:
            self.hit(key)  #> caching.base.Cache.hit caching.lru.LRUCache.hit
        return value

    def hit(self, key):
        pass

    def missed(self, key):
        pass


class NullCache(Cache):
    def lookup(self, key):
        return MISSING

    def store(self, key, value):
        pass
