import functools
calls = []
def trace(fn):
    def wrapper(*args):
        record(fn)  #> record
        return fn(*args)  #> both greet hello
    return wrapper
def record(fn):
    calls.append(fn)
def same(fn):
    record(fn)  #> record
    return fn
def twice(times=2):
    def deco(fn):
        @functools.wraps(fn)
        def run(*args):
            for _ in range(times):
                result = fn(*args)  #> trace.wrapper
            return result
        return run
    return deco
@trace  #> trace
def hello(name):
    return greet(name)  #> greet
def greet(name):
    return name
@same  #> same
def bye(name):
    return greet(name)  #> greet
@twice()  #> twice twice.deco
@trace  #> trace
def both(x):
    return x
@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)  #> fib
hello('a')  #> trace.wrapper
bye('b')  #> bye
both(1)  #> twice.deco.run
fib(3)  #> fib
for seen in calls:
    seen('q')  #> both bye hello
plain = trace(greet)  #> trace
plain('z')  #> trace.wrapper
