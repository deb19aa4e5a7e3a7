def apply(f, *args):
    return f(*args)  #> <lambda> <lambda>+1


def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)  #> <lambda> inc
        return x

    return composed


def one():
    return 1


def inc(x):
    return x + 1


double = lambda x: x * 2
double(2)  #> <lambda>
apply(double, 3)  #> apply
apply(lambda: one())  #> apply one
(lambda f: f())(one)  #> <lambda>+2 one
compose(inc, double)(4)  #> compose compose.composed
adders = [lambda x, n=n: x + n for n in range(2)]
adders[0](1)  #> <lambda>+3
adders[1](1)  #> <lambda>+3
curried = lambda a: lambda b: inc(a + b)  #> inc
curried(1)(2)  #> <lambda>+4 <lambda>+4.<lambda>
fact = lambda n: 1 if n < 2 else n * fact(n - 1)  #> <lambda>+5
fact(3)  #> <lambda>+5
choose = lambda flag: one if flag else inc
choose(True)()  #> <lambda>+6 one
pairs = sorted([(2, "b"), (1, "a")], key=lambda pair: pair[0])  #> <lambda>+7
list(map(lambda x: inc(x), [1, 2]))  #> <lambda>+8 inc
list(filter(lambda x: double(x) > 2, [1, 2]))  #> <lambda> <lambda>+9
callbacks = {"go": lambda: inc(1)}  #> inc
callbacks["go"]()  #> <lambda>+10
on_click = None


class Button:
    handler = lambda self: self.clicked()  #> Button.clicked

    def __init__(self, action=lambda: one()):  #> one
        self.action = action

    def clicked(self):
        return self.action()  #> <lambda>+11 Button.<lambda>+1


Button().handler()  #> Button.<lambda> Button.__init__
Button(lambda: inc(5)).clicked()  #> Button.__init__ Button.clicked inc
(lambda *fs: [f() for f in fs])(one, one)  #> <lambda>+12 one
(lambda **kw: kw["f"]())(f=one)  #> <lambda>+13 one
identity = lambda f: f
identity(inc)(3)  #> <lambda>+14 inc
max([one, one], key=lambda f: f())()  #> <lambda>+15 one
thunk = lambda: (yield)
