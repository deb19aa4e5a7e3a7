def inc(x): return x + 1
def dec(x): return x - 1
def compose(f, g):
    def h(x): return f(g(x))  #> dec inc
    return h
def apply_all(fs, x):
    for f in fs: x = f(x)  #> dec inc
    return x
def flip(f):
    return lambda a, b: f(b, a)  #> sub
def sub(a, b): return a - b
compose(inc, dec)(1)  #> compose compose.h
compose(dec, dec)(1)  #> compose compose.h
apply_all([inc, dec], 1)  #> apply_all
flip(sub)(1, 2)  #> flip flip.<lambda>
def memo(f):
    cache = {}
    def wrapped(n):
        if n not in cache: cache[n] = f(n)  #> <lambda> dec inc
        return cache[n]
    return wrapped
fib = memo(lambda n: n if n < 2 else fib(n - 1))  #> memo memo.wrapped
fib(5)  #> memo.wrapped
pipeline = [memo(inc), memo(dec)]  #> memo
pipeline[0](1)  #> memo.wrapped
pipeline[1](2)  #> memo.wrapped
