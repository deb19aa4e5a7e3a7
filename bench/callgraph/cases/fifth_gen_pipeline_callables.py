"""A pipeline of generator functions, and a generator that yields functions."""


def numbers(limit):
    for n in range(limit):
        yield n


def keep(test, source):
    return (n for n in source if test(n))  #> odd


def apply(func, source):
    for item in source:
        yield func(item)  #> double


def odd(n):
    return n % 2 == 1


def double(n):
    return n * 2


def negate(n):
    return -n


def strategies():
    yield double
    yield from [negate, lambda n: n + 100]


pipeline = apply(double, keep(odd, numbers(6)))  #> apply keep numbers
print(next(pipeline), list(pipeline), next(keep(odd, [2, 4]), None))  #> keep
print([strategy(3) for strategy in strategies()])  #> double negate strategies strategies.<lambda>
chosen = next(s for s in strategies() if s(1) > 50)  #> double negate strategies strategies.<lambda>
print(chosen(5))  #> strategies.<lambda>
