from functools import partial, partialmethod, wraps, reduce, cmp_to_key


def volume(w, h, d, unit=str):
    return unit(w * h * d)  #> cubic


def cubic(n):
    return "%d cm3" % n


slab = partial(volume, 10, d=1)
labelled = partial(slab, unit=cubic)


class Switch:
    def __init__(self):
        self.state = "off"

    def set(self, state, note=None):
        self.state = state
        return note() if note else state  #> <lambda>

    on = partialmethod(set, "on")
    off = partialmethod(set, "off")


def curry(fn):
    @wraps(fn)
    def inner(*got):
        if len(got) >= fn.__code__.co_argcount:
            return fn(*got)  #> join3
        return lambda *more: inner(*got, *more)  #> curry.inner
    return inner


@curry  #> curry
def join3(a, b, c):
    return a + b + c


def compose(*fns):
    return reduce(lambda f, g: lambda x: g(f(x)), fns)  #> compose.<lambda> cubic


def by_length(a, b):
    return len(a) - len(b)


s = Switch()  #> Switch.__init__
print(slab(4), labelled(5))  #> volume
print(s.on(), s.off(note=lambda: "noted"), s.state)  #> Switch.set
print(join3("x")("y")("z"), join3("p", "q")("r"))  #> curry.inner curry.inner.<lambda>
print(compose(len, cubic)("four"))  #> compose compose.<lambda>.<lambda>
print(sorted(["ccc", "a", "bb"], key=cmp_to_key(by_length)))  #> by_length
