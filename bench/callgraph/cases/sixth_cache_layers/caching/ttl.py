import time
from .base import Cache, MISSING


class TTLCache(Cache):
    def __init__(self, ttl, timer=time.monotonic):
        self.ttl = ttl
        self.timer = timer
        self.data = {}

    def lookup(self, key):
        value, born = self.data.get(key, (MISSING, 0))
        return MISSING if self._expired(born) else value  #> caching.ttl.TTLCache._expired

    def _expired(self, born):
        return self.timer() - born > self.ttl  #> main.<lambda>

    def store(self, key, value):
        self.data[key] = value, self.timer()  #> main.<lambda>
