from functools import partial, reduce

def inc(x):
    return x + 1

def dec(x):
    return x - 1

def apply(f, x):
    return f(x)  #> apply dec inc

def apply_all(fs, x):
    return [f(x) for f in fs]  #> dec inc

def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)  #> dec inc
        return x
    return run

def curry(f):
    def with_a(a):
        def with_b(b):
            return f(a, b)  #> add
        return with_b
    return with_a

def add(a, b):
    return a + b

def pipeline(value, *steps):
    return reduce(lambda acc, step: step(acc), steps, value)  #> dec inc pipeline.<lambda>

apply(inc, 1)  #> apply
apply(dec, 1)  #> apply
apply(partial(apply, inc), 2)  #> apply
apply_all([inc, dec], 3)  #> apply_all
compose(inc, dec)(1)  #> compose compose.run
curry(add)(1)(2)  #> curry curry.with_a curry.with_a.with_b
pipeline(1, inc, dec)  #> pipeline
add3 = partial(add, 3)
add3(4)  #> add

class Button:
    def __init__(self):
        self.handlers = []

    def on(self, handler):
        self.handlers.append(handler)
        return handler

    def click(self):
        for handler in self.handlers:
            handler(1)  #> dec inc

b = Button()  #> Button.__init__
b.on(inc)  #> Button.on
b.on(b.on(dec))  #> Button.on
b.click()  #> Button.click

class Machine:
    def __init__(self, step):
        self._step = step

    def run(self):
        return self._step(1)  #> <lambda> inc

Machine(inc).run()  #> Machine.__init__ Machine.run
Machine(lambda x: dec(x)).run()  #> Machine.__init__ Machine.run dec

def select(name):
    return {'i': inc, 'd': dec}[name]

select('i')(1)  #> inc select
ops = [partial(apply, inc), partial(apply, dec)]
for op in ops:
    op(1)  #> apply
