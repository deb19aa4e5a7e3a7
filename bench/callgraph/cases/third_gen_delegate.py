def inner():
    yield helper
    return finish


def helper():
    return 'h'


def finish():
    return 'f'


def outer():
    last = yield from inner()  #> inner
    yield last


functions = list(outer())  #> outer
functions[0]()  #> helper
for function in outer():  #> outer
    function()  #> finish helper


def evens():
    yield from map(square, [1, 2])  #> square


def square(x):
    return x * x


list(evens())  #> evens
