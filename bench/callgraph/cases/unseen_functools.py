import functools
@functools.singledispatch
def show(x):
    return fallback(x)  #> fallback
@show.register
def _show_int(x: int):
    return number(x)  #> number
@show.register(str)
def _show_str(x):
    return text(x)  #> text
def fallback(x):
    return x
def number(x):
    return x
def text(x):
    return x
show(1)  #> _show_int
show('a')  #> _show_str
show(2.5)  #> show
class Calc:
    def power(self, base, exp):
        return compute(base, exp)  #> compute
    square = functools.partialmethod(power, exp=2)
    @functools.singledispatchmethod
    def neg(self, arg):
        return fallback(arg)  #> fallback
    @neg.register
    def _(self, arg: int):
        return number(-arg)  #> number
def compute(b, e):
    return b ** e
Calc().square(3)  #> Calc Calc.power
Calc().neg(1)  #> Calc Calc._
@functools.total_ordering
class Grade:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
    def __lt__(self, other):
        return self.n < other.n
Grade(1) < Grade(2)  #> Grade.__init__ Grade.__lt__
@functools.cache
def slow(x):
    return compute(x, 2)  #> compute
slow(3)  #> slow
add3 = functools.partial(functools.partial(compute, 3), 2)
add3()  #> compute
cmp = functools.cmp_to_key(lambda a, b: compute(a, b))  #> compute
sorted([2, 1], key=cmp)  #> <lambda>
functools.reduce(lambda acc, f: f(acc), [number, text], 0)  #> <lambda>+1 number text
