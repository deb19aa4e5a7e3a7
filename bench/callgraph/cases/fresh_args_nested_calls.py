def make():
    def inner():
        return 3
    return inner


def wrap(fn):
    def call():
        return fn()  #> make.inner
    return call


def identity(x):
    return x


def consume(fn, times):
    return [fn() for _ in range(times)]  #> make.inner wrap.call


consume(make(), 2)  #> consume make
consume(wrap(make()), 1)  #> consume make wrap
consume(identity(make()), 1)  #> consume identity make
consume(fn=identity(wrap(make())), times=2)  #> consume identity make wrap
