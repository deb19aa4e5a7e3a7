from functools import reduce


def double(x):
    return x * 2


def even(x):
    return x % 2 == 0


def add(a, b):
    return a + b


def compose(f, g):
    return lambda x: f(g(x))  #> double


def apply_all(functions, value):
    for function in functions:
        value = function(value)  #> compose.<lambda> double
    return value


numbers = [1, 2, 3]
list(map(double, filter(even, numbers)))  #> double even
reduce(add, map(double, numbers), 0)  #> add double
quad = compose(double, double)  #> compose
quad(1)  #> compose.<lambda>
list(map(compose(double, double), numbers))  #> compose compose.<lambda>
apply_all([double, quad], 3)  #> apply_all
any(map(even, numbers))  #> even
all(even(n) for n in numbers)  #> even
sum(map(lambda n: double(n), numbers))  #> <lambda> double
