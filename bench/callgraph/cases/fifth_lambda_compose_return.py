"""Lambdas that return lambdas, take functions, and refer to themselves."""
from functools import reduce

compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)  #> <lambda>.<lambda> <lambda>.<lambda>.<lambda> half
flip = lambda f: lambda a, b: f(b, a)  #> divide
fact = lambda n: 1 if n <= 1 else n * fact(n - 1)  #> <lambda>+2


def half(n):
    return n / 2


def divide(a, b):
    return a / b


class Unit:
    scale = lambda self, n: self.convert(half(n))  #> Unit.<lambda>+1 half
    convert = staticmethod(lambda n: round(n))

    def __init__(self, after=lambda n: n):
        self.after = after

    def apply(self, n):
        return self.after(self.scale(n))  #> <lambda>+3 Unit.<lambda> Unit.<lambda>+2


print(compose(half, str, len)(9), flip(divide)(2, 8), fact(4))  #> <lambda> <lambda>+1 <lambda>+1.<lambda>+1 <lambda>+2 <lambda>.<lambda>.<lambda>
print(Unit().apply(9), Unit(after=lambda n: flip(divide)(4, n)).apply(9))  #> <lambda>+1 <lambda>+1.<lambda>+1 Unit.__init__ Unit.apply
