from functools import partial, reduce
def add(a, b):
    return a + b
def neg(a):
    return -a
def compose(*fns):
    def composed(x):
        for fn in fns:
            x = fn(x)  #> add compose.composed neg
        return x
    return composed
def twice(fn):
    return compose(fn, fn)  #> compose
pipeline = compose(neg, partial(add, 3), twice(neg))  #> compose twice
pipeline(1)  #> compose.composed
reduce(add, [1, 2, 3])  #> add
inc = partial(add, 1)
inc(2)  #> add
def apply(fn, /, *args, **kwargs):
    return fn(*args, **kwargs)  #> add apply neg
apply(add, 1, b=2)  #> apply
apply(apply, neg, 3)  #> apply
def make_adder(n):
    return lambda x: add(x, n)  #> add
adders = {n: make_adder(n) for n in range(3)}  #> make_adder
adders[1](5)  #> make_adder.<lambda>
sorted([3, 1], key=neg)  #> neg
max([1, 2], key=lambda v: neg(v))  #> <lambda> neg
list(map(make_adder(2), [1]))  #> make_adder make_adder.<lambda>
def visit(tree, fn):
    if isinstance(tree, list):
        return [visit(t, fn) for t in tree]  #> visit
    return fn(tree)  #> add neg
visit([1, [2]], neg)  #> visit
visit([1], inc)  #> visit
class Pipe:
    def __init__(self, *stages):
        self.stages = list(stages)
    def then(self, stage):
        self.stages.append(stage)
        return self
    def __call__(self, value):
        return reduce(lambda acc, stage: stage(acc), self.stages, value)  #> Pipe.__call__.<lambda> add neg
Pipe(neg).then(inc).then(str)(4)  #> Pipe.__call__ Pipe.__init__ Pipe.then
