from cache import Cached, memoize
from cache.policies import Lru, Never, Policy
from cache.clock import Clock
import cache.backends
import cache


class Tick(Clock):
    def __init__(self):
        self.time = 0

    def now(self):
        self.time += self.stride()  #> main.Tick.stride
        return self.time

    @staticmethod
    def stride():
        return 2


def slow_square(n):
    return n * helper(n)  #> main.helper


def helper(n):
    return n


@memoize  #> cache.memo.memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)  #> cache.memo.memoize.wrapper


cache.backends.default_clock = Tick()  #> main.Tick.__init__
square = Cached(slow_square, policy=Lru(2))  #> cache.core.Cached.__init__ cache.policies.Lru.__init__
print(square(3), square(3), square.stats.hits)  #> cache.core.Cached.__call__
print(square(4), square(5))  #> cache.core.Cached.__call__
print(Cached(helper, policy=Never())(4))  #> cache.core.Cached.__call__ cache.core.Cached.__init__ cache.policies.Never
print(fib(5), fib.cache_clear())  #> cache.memo.memoize.clear cache.memo.memoize.wrapper
