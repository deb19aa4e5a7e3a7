from caching import LRUCache, TTLCache, NullCache, cached, Tiered
from sources import slow_square, Weather, fetch_page
from stats import stats

lru = LRUCache(2)  #> caching.lru.LRUCache.__init__
square = cached(lru)(slow_square)  #> caching.api.cached caching.api.cached.deco
print([square(n) for n in (1, 2, 1, 3, 2)])  #> caching.api.cached.deco.inner
print(stats.report())  #> stats._Stats.report

w = Weather()  #> sources.Weather.__init__
print(w.forecast("oslo"), w.forecast("oslo"), w.calls)  #> caching.api.cached.deco.inner

now = [0]
ttl = TTLCache(5, timer=lambda: now[0])  #> caching.ttl.TTLCache.__init__
tiered = Tiered([NullCache(), ttl, LRUCache(1)])  #> caching.api.Tiered.__init__ caching.base.NullCache caching.lru.LRUCache.__init__
print(tiered.fetch("home", fetch_page))  #> caching.api.Tiered.fetch
now[0] = 10
print(tiered.fetch("home", fetch_page), tiered.fetch("about", fetch_page))  #> caching.api.Tiered.fetch
lru.on_evict = print
lru["k"] = 1  #> caching.lru.LRUCache.__setitem__
print("k" in lru, len(lru))  #> caching.lru.LRUCache.__contains__ caching.lru.LRUCache.__len__
