"""Decorators usable bare or with arguments, stacked in both orders."""
from functools import partial, wraps

log = []

def trace(func=None, *, label="call"):
    if func is None:
        return partial(trace, label=label)

    @wraps(func)
    def traced(*args):
        log.append(f"{label}:{func.__name__}")
        return func(*args)  #> cached.lookup slower
    return traced


def cached(func):
    memo = {}

    @wraps(func)
    def lookup(arg):
        if arg not in memo:
            memo[arg] = func(arg)  #> slow trace.traced
        return memo[arg]
    return lookup


@trace  #> trace
@cached  #> cached
def slow(n):
    return n + 1


@cached  #> cached
@trace(label="inner")  #> trace
def slower(n):
    return slow(n) * 2  #> trace.traced


print(slower(1), slower(1), slow(5), log)  #> cached.lookup trace.traced
