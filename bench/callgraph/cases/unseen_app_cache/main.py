from backends import Bounded, Memory, Tiered
from decorators import cached
import policies


@cached()  #> decorators.cached decorators.cached.decorate
def square(n):
    return n * n


def make_key(n):
    return f'cube:{n}'


@cached(Bounded(1, policies.smallest), make_key)  #> backends.Bounded.__init__ decorators.cached decorators.cached.decorate
def cube(n):
    return n * square(n)  #> decorators.cached.decorate.wrapper


square(2)  #> decorators.cached.decorate.wrapper
cube(2)  #> decorators.cached.decorate.wrapper
cube(3)  #> decorators.cached.decorate.wrapper
square.reset()  #> decorators.cached.decorate.<lambda>
tiered = Tiered(Bounded(1, evict=policies.oldest), Memory())  #> backends.Bounded.__init__ backends.Memory.__init__ backends.Tiered.__init__
tiered.fetch('a', lambda key: key.upper())  #> backends.Backend.fetch
tiered.fetch('b', make_key)  #> backends.Backend.fetch
tiered.get('a')  #> backends.Tiered.get
