def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = step(a, b)  #> step


def step(a, b):
    return b, a + b


def take(n, source):
    for _, value in zip(range(n), source):
        yield value


def total(values):
    return sum(transform(v) for v in values)  #> transform


def transform(v):
    return v + 1


total(take(3, fib()))  #> fib take total
list(take(2, fib()))  #> fib take
lazy = (transform(v) for v in fib())  #> fib transform
next(lazy)
