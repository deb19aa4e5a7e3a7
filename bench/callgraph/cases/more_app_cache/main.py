from caching import cached, make_cache, LruPolicy, stats
from caching.backends import MemoryBackend, NullBackend


def slow(x):
    return x + 1


class Loader:
    cache = make_cache("memory", policy=LruPolicy(2))  #> caching.make_cache caching.policy.LruPolicy.__init__

    @cached(cache, key=lambda self, name: name)  #> caching.decorator.cached caching.decorator.cached.decorator
    def load(self, name):
        return self.read(name)  #> main.Loader.read

    def read(self, name):
        return slow(len(name))  #> main.slow


loader = Loader()  #> main.Loader
print(loader.load("abc"), loader.load("abc"), loader.load("z"), loader.load("yy"))  #> caching.decorator.cached.decorator.wrapper

nothing = make_cache("null")  #> caching.make_cache
fast = cached(nothing)(slow)  #> caching.decorator.cached caching.decorator.cached.decorator
print(fast(2))  #> caching.decorator.cached.decorator.wrapper
print(stats.report())  #> caching.stats.report
