import functools
import time


def timed(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        started = time.time()
        try:
            return func(*args, **kwargs)  #> plain validate.decorator.inner
        finally:
            report(func, time.time() - started)  #> report
    return wrapper


def report(func, seconds):
    return (func.__name__, seconds)


def validate(check):
    def decorator(func):
        @functools.wraps(func)
        def inner(value):
            if not check(value):  #> positive
                return reject(value)  #> reject
            return func(value)  #> root
        return inner
    return decorator


def reject(value):
    return None


def positive(value):
    return value > 0


@timed  #> timed
@validate(positive)  #> validate validate.decorator
def root(value):
    return value ** 0.5


@timed  #> timed
def plain():
    return root(4)  #> timed.wrapper


plain()  #> timed.wrapper
root(-1)  #> timed.wrapper
