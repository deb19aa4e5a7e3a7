def add(a, b):
    return a + b
def sub(a, b):
    return a - b
def unknown(a, b):
    return fail('op')  #> fail
def fail(what):
    return what
OPS = {'+': add, '-': sub}
def compute(op, a, b):
    return OPS.get(op, unknown)(a, b)  #> add sub unknown
compute('+', 1, 2)  #> compute
compute('-', 1, 2)  #> compute
compute('?', 1, 2)  #> compute
OPS['*'] = lambda a, b: a * b
OPS['*'](2, 3)  #> <lambda>
OPS.setdefault('/', unknown)(1, 2)  #> unknown
more = dict(pow=add, root=sub)
more['pow'](1, 2)  #> add
more.update({'log': fail})
more['log']('x')  #> fail
merged = {**OPS, **more}
merged['-'](3, 4)  #> sub
name, fn = next(iter(more.items()))
fn(1, 1)  #> add
popped = more.pop('root')
popped(5, 6)  #> sub
nested = {'a': {'b': [add, sub]}, 'c': (fail,)}
nested['a']['b'][1](1, 2)  #> sub
nested['c'][0]('y')  #> fail
if op := OPS.get('+'):
    op(7, 8)  #> add
try:
    OPS['%'](1, 2)
except KeyError:
    fail('missing')  #> fail
