import functools, itertools, operator
def sq(x): return x * x
def neg(x): return -x
def compose(*fns):
    def composed(x):
        for fn in fns:
            x = fn(x)  #> neg sq
        return x
    return composed
compose(sq, neg)(3)  #> compose compose.composed
pipe = functools.reduce(lambda f, g: lambda x: g(f(x)), [sq, neg])  #> <lambda> neg sq
pipe(2)  #> <lambda>.<lambda>
def curry(f):
    return lambda a: lambda b: f(a, b)  #> add
def add(a, b): return a + b
curry(add)(1)(2)  #> curry curry.<lambda> curry.<lambda>.<lambda>
def apply_all(fns, x): return [f(x) for f in fns]  #> neg sq
apply_all([sq, neg], 2)  #> apply_all
def flip(f):
    @functools.wraps(f)
    def g(a, b): return f(b, a)  #> add
    return g
flip(add)(1, 2)  #> flip flip.g
inc = functools.partial(add, 1)
inc(2)  #> add
list(map(inc, [1]))  #> add
list(map(functools.partial(compose(sq)), [1]))  #> compose compose.composed
def maybe(f):
    def run(x):
        return None if x is None else f(x)  #> neg
    return run
maybe(neg)(1)  #> maybe maybe.run
maybe(None)(None)  #> maybe maybe.run
def memoize(f):
    cache = {}
    def lookup(*k):
        if k not in cache:
            cache[k] = f(*k)  #> fib
        return cache[k]
    return lookup
@memoize  #> memoize
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)  #> memoize.lookup
fib(4)  #> memoize.lookup
def visit(tree, fn):
    for t in tree:
        if isinstance(t, list):
            visit(t, fn)  #> visit
        else:
            fn(t)  #> <lambda>+1 sq
visit([1, [2]], sq)  #> visit
visit([1], lambda v: neg(v))  #> neg visit
call = operator.methodcaller('upper')
call('x')
list(itertools.starmap(add, [(1, 2)]))  #> add
sorted([1], key=functools.cmp_to_key(lambda a, b: add(a, b)))
class Fn:
    def __init__(self, f): self.f = f
    def __rshift__(self, other): return Fn(lambda x: other.f(self.f(x)))  #> Fn.__init__ neg sq
    def __call__(self, x): return self.f(x)  #> Fn.__rshift__.<lambda>
(Fn(sq) >> Fn(neg))(2)  #> Fn.__call__ Fn.__init__ Fn.__rshift__
def trampoline(f):
    while callable(f):
        f = f()  #> <lambda>+3 <lambda>+3.<lambda>+1
    return f
trampoline(lambda: lambda: 5)  #> trampoline
def each(f): return lambda xs: [f(x) for x in xs]  #> sq
each(sq)([1])  #> each each.<lambda>
