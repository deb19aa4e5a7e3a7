import functools


def trace(func=None, *, prefix=''):
    if func is None:
        return functools.partial(trace, prefix=prefix)

    @functools.wraps(func)
    def wrapper(*args):
        note(prefix)  #> note
        return func(*args)  #> fancy plain
    return wrapper


def note(text):
    return text


@trace  #> trace
def plain(x):
    return x


@trace(prefix='>')  #> trace
def fancy(x):
    return plain(x)  #> trace.wrapper


plain(1)  #> trace.wrapper
fancy(2)  #> trace.wrapper
