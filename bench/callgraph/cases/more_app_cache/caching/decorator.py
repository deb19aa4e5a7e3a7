from functools import wraps

from . import stats
from .backends import MISSING


def default_key(*args):
    return args


def cached(cache, key=default_key):
    def decorator(function):
        @wraps(function)
        def wrapper(*args):
            k = key(*args)  #> caching.decorator.default_key main.Loader.<lambda>
            value = cache.get(k)  #> caching.backends.Backend.get caching.backends.MemoryBackend.get
            if value is not MISSING:
                stats.hit()  #> caching.stats.hit
                return value
            stats.miss()  #> caching.stats.miss
            value = function(*args)  #> main.Loader.load main.slow
            cache.set(k, value)  #> caching.backends.Backend.set caching.backends.MemoryBackend.set
            return value

        return wrapper

    return decorator
