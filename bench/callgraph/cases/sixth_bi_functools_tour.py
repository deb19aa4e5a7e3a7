import functools
import operator


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)  #> fib


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = parse(text)  #> parse

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return ".".join(map(str, self.parts))


def parse(text):
    return tuple(map(int, text.split(".")))


def compose(*fs):
    return functools.reduce(compose2, fs)  #> compose2


def compose2(f, g):
    def composed(x):
        return g(f(x))  #> clamp compose2.composed
    return composed


def clamp(lo, hi, v):
    return max(lo, min(hi, v))


byte = functools.partial(clamp, 0, 255)
square = functools.partial(pow, exp=2)


def cmp_versions(a, b):
    return (a > b) - (a < b)  #> Version.__lt__


if __name__ == "__main__":
    print(fib(30), fib.cache_info().hits > 0)  #> fib
    vs = [Version("1.10"), Version("1.9.3"), Version("0.1")]  #> Version.__init__
    print(sorted(vs), max(vs))  #> Version.__lt__ Version.__repr__
    print(sorted(vs, key=functools.cmp_to_key(cmp_versions)))  #> Version.__repr__ cmp_versions
    print(byte(999), byte(v=-4), list(map(byte, [1, 300])))  #> clamp
    print(compose(square, byte, str)(20))  #> compose compose2.composed
    print(sorted([(2, "b"), (1, "z")], key=operator.itemgetter(1)))
    print(Version("1.0") >= Version("0.9"))  #> Version.__init__ Version.__lt__
