import functools
from functools import partial, lru_cache, singledispatch


def power(base, exponent):
    return base ** exponent


square = partial(power, exponent=2)
square(3)  #> power


@lru_cache(maxsize=None)
def slow(n):
    return power(n, 2)  #> power


@singledispatch
def show(value):
    return str(value)


@show.register
def _(value: int):
    return slow(value)  #> slow


@show.register(list)
def show_list(value):
    return [show(v) for v in value]  #> _


class Button:
    def __init__(self):
        self.on = partial(self.handle, 'on')

    def handle(self, state):
        return state

    @functools.cached_property
    def size(self):
        return slow(4)  #> slow


slow(2)  #> slow
show('a')  #> show
show(3)  #> _
show([1])  #> show_list
Button().on()  #> Button.__init__ Button.handle
Button().size  #> Button.__init__ Button.size
list(map(partial(power, 2), [1, 2]))  #> power
