def outer(*args, **kwargs):
    return inner(*args, **kwargs)  #> inner


def inner(callback, value, on_end=None):
    result = callback(value)  #> double
    if on_end:
        on_end()  #> end
    return result


def double(value):
    return value * 2


def end():
    return None


outer(double, 2)  #> outer
outer(double, value=3, on_end=end)  #> outer
inner(*[double, 1])  #> inner
inner(**{'callback': double, 'value': 1})  #> inner
