"""singledispatch, singledispatchmethod, cached_property and lru_cache."""
from functools import cached_property, lru_cache, singledispatch, singledispatchmethod


@singledispatch
def encode(value):
    return repr(value)


@encode.register
def _(value: int):
    return f"i{value}"


@encode.register(list)
@encode.register(tuple)
def encode_seq(value):
    return "[" + ",".join(map(encode, value)) + "]"  #> _ encode encode_seq


class Doc:
    @singledispatchmethod
    def add(self, part):
        return self.add(str(part))  #> Doc._add_text

    @add.register
    def _add_text(self, part: str):
        return part + self.suffix  #> Doc.suffix

    @cached_property
    def suffix(self):
        return fib(9) * "."  #> fib


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else (fib(n - 1) + fib(n - 2)) % 5  #> fib


print(encode([1, ("a", 2)]), Doc().add(3.5))  #> Doc Doc.add encode_seq
