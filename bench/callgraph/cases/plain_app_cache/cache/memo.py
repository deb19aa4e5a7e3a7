from functools import wraps


def memoize(function):
    known = {}

    @wraps(function)
    def wrapper(*args):
        if args not in known:
            known[args] = function(*args)  #> main.fib
        return known[args]

    def clear():
        known.clear()

    wrapper.cache_clear = clear
    return wrapper
