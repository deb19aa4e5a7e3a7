from caching import TTLCache, cached


def slow_square(n):
    return n * n


def fetch_page(name):
    print("fetching", name)
    return "<%s>" % name


class Weather:
    def __init__(self):
        self.calls = 0
        self.forecast = cached(TTLCache(100))(self._forecast)  #> caching.api.cached caching.api.cached.deco caching.ttl.TTLCache.__init__

    def _forecast(self, city):
        self.calls += 1
        return city + ": rain"
