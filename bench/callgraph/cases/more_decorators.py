import functools
from functools import wraps, singledispatch, lru_cache, cached_property


def trace(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        before()  #> before
        return function(*args, **kwargs)  #> Service.traced retry.decorator.attempt

    return wrapper


def before():
    pass


def retry(times):
    def decorator(function):
        def attempt(*args):
            for _ in range(times):
                result = function(*args)  #> add
            return result

        return attempt

    return decorator


class Memo:
    def __init__(self, function):
        self.function = function
        self.cache = {}

    def __call__(self, n):
        if n not in self.cache:
            self.cache[n] = self.function(n)  #> fib
        return self.cache[n]

    def __get__(self, instance, owner):
        return functools.partial(self, instance)


def optional(function=None, *, flag=False):
    if function is None:
        return lambda f: optional(f, flag=flag)  #> optional

    def inner():
        return function()  #> flagged plain

    return inner


@trace  #> trace
@retry(2)  #> retry retry.decorator
def add(x, y):
    return x + y


@Memo  #> Memo.__init__
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)  #> Memo.__call__


@optional  #> optional
def plain():
    return 1


@optional(flag=True)  #> optional optional.<lambda>
def flagged():
    return 2


@lru_cache(maxsize=None)
def cached(x):
    return before()  #> before


@singledispatch
def show(value):
    return "object"


@show.register
def _(value: int):
    return "int"


@show.register(list)
def show_list(value):
    return [show(item) for item in value]  #> _


class Service:
    def check(method):
        def guarded(self, *args):
            self.verify()  #> Service.verify
            return method(self, *args)  #> Service.act

        return guarded

    def verify(self):
        pass

    @check  #> Service.check
    def act(self, what):
        return what

    @cached_property
    def expensive(self):
        return self.compute()  #> Service.compute

    def compute(self):
        return 5

    @trace  #> trace
    def traced(self):
        return self.act("x")  #> Service.check.guarded

    @functools.singledispatchmethod
    def take(self, value):
        return None

    @take.register
    def _(self, value: str):
        return self.compute()  #> Service.compute


add(1, 2)  #> trace.wrapper
fib(3)  #> Memo.__call__
plain()  #> optional.inner
flagged()  #> optional.inner
cached(1)  #> cached
show("x")  #> show
show(1)  #> _
show([1])  #> show_list
service = Service()  #> Service
service.act("y")  #> Service.check.guarded
service.expensive  #> Service.expensive
service.traced()  #> trace.wrapper
service.take("s")  #> Service._
