def memoize(compute):
    cache = {}

    def lookup(key):
        if key not in cache:
            cache[key] = compute(key)  #> slow_cube slow_square
        return cache[key]

    def clear():
        cache.clear()
    lookup.clear = clear
    return lookup


def slow_square(n):
    return n * n


def slow_cube(n):
    return n * slow_square(n)  #> slow_square


square = memoize(slow_square)  #> memoize
cube = memoize(slow_cube)  #> memoize
square(2)  #> memoize.lookup
cube(3)  #> memoize.lookup
square.clear()  #> memoize.clear


def counter():
    state = {'n': 0}

    def bump():
        state['n'] += 1
        return notify()  #> counter.notify

    def notify():
        return state['n']
    return bump


bump = counter()  #> counter
bump()  #> counter.bump
