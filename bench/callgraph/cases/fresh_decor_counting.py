import functools


def counted(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return func(*args, **kwargs)  #> greet ping
    wrapper.calls = 0
    return wrapper


def repeat(times):
    def decorate(func):
        def wrapper(*args):
            result = None
            for _ in range(times):
                result = func(*args)  #> counted.wrapper
            return result
        return wrapper
    return decorate


@counted  #> counted
def greet(name):
    return 'hi ' + name


@repeat(times=2)  #> repeat repeat.decorate
@counted  #> counted
def ping():
    return greet('x')  #> counted.wrapper


greet('you')  #> counted.wrapper
ping()  #> repeat.decorate.wrapper
ping.__call__()  #> repeat.decorate.wrapper
