from functools import wraps
from backends import Memory


def cached(backend=None, key=str):
    store = backend or Memory()  #> backends.Memory.__init__

    def decorate(fn):
        @wraps(fn)
        def wrapper(arg):
            return store.fetch(key(arg), lambda _: fn(arg))  #> backends.Backend.fetch main.cube main.make_key main.square
        wrapper.store = store
        wrapper.reset = lambda: clear(store)  #> decorators.clear
        return wrapper
    return decorate


def clear(store):
    return store.data.clear()
