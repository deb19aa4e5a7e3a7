def show(x):
    return x
apply = lambda f, x: f(x)  #> <lambda>+1 show
apply(show, 1)  #> <lambda>
apply(lambda v: show(v), 2)  #> <lambda> show
compose = lambda f, g: lambda x: f(g(x))  #> <lambda>+2.<lambda> <lambda>+3 show
inc = lambda n: n + 1
both = compose(inc, show)  #> <lambda>+2
both(3)  #> <lambda>+2.<lambda>
compose(show, compose(inc, inc))(1)  #> <lambda>+2 <lambda>+2.<lambda>
adders = [lambda x, n=n: show(x + n) for n in range(3)]  #> show
for adder in adders:
    adder(1)  #> <lambda>+4
table = {'s': lambda: show('s'), 't': lambda: inc(1)}  #> <lambda>+3 show
table['s']()  #> <lambda>+5
table['t']()  #> <lambda>+6
class Lazy:
    get = lambda self: show(self)  #> show
    def __init__(self):
        self.thunk = lambda: self.get()  #> Lazy.<lambda>
lazy = Lazy()  #> Lazy.__init__
lazy.get()  #> Lazy.<lambda>
lazy.thunk()  #> Lazy.__init__.<lambda>
default = lambda x, then=show: then(x)  #> <lambda>+3 show
default(1)  #> <lambda>+7
default(2, inc)  #> <lambda>+7
maker = lambda: lambda: show
maker()()(1)  #> <lambda>+8 <lambda>+8.<lambda>+1 show
(lambda *a, **k: show(a))(1, 2)  #> <lambda>+9 show
pick = (lambda: show) if show(1) else (lambda: inc)  #> show
pick()(1)  #> <lambda>+10 show
def lazy_all():
    yield lambda: show(1)  #> show
    yield lambda: inc(2)  #> <lambda>+3
for thunk in lazy_all():  #> lazy_all
    thunk()  #> lazy_all.<lambda> lazy_all.<lambda>+1
