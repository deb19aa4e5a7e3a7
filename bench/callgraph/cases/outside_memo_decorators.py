import functools
class CountCalls:
    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn = fn
        self.n = 0

    def __call__(self, *args, **kw):
        self.n += 1
        return self.fn(*args, **kw)  #> Circle.grow memo.lookup

    def __get__(self, obj, owner):
        return functools.partial(self, obj) if obj is not None else self

class Retry:
    def __init__(self, times, on_fail=None):
        self.times = times
        self.on_fail = on_fail

    def __call__(self, fn):
        @functools.wraps(fn)
        def attempt(*args):
            for i in range(self.times):
                try:
                    return fn(*args, i)  #> flaky
                except ArithmeticError:
                    continue
            return self.on_fail(*args)  #> give_up
        return attempt

def memo(fn=None, *, key=lambda *a: a):
    if fn is None:
        return lambda f: memo(f, key=key)  #> memo
    cache = {}

    def lookup(*args):
        k = key(*args)  #> <lambda>
        if k not in cache:
            cache[k] = fn(*args)  #> fib greet
        return cache[k]
    lookup.forget = cache.clear
    return lookup

def tag(name):
    def deco(fn):
        def inner(*a):
            return "<%s>%s</%s>" % (name, fn(*a), name)  #> bold_italic tag.deco.inner
        return inner
    return deco

@CountCalls  #> CountCalls.__init__
@memo  #> memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)  #> CountCalls.__call__

@memo(key=str.lower)  #> memo memo.<lambda>
def greet(name):
    return "hello " + name
@tag("b")  #> tag tag.deco
@tag("i")  #> tag tag.deco
def bold_italic(text):
    return text

def give_up(x):
    return "gave up on %s" % x

@Retry(2, on_fail=give_up)  #> Retry.__call__ Retry.__init__
def flaky(x, attempt):
    if x > attempt:
        raise ArithmeticError
    return "ok %d" % attempt

class Circle:
    def __init__(self, r):
        self.r = r

    @functools.cached_property
    def area(self):
        return 3 * self.r ** 2

    @CountCalls  #> CountCalls.__init__
    def grow(self, by):
        self.r += by
        return self.r

print(fib(12), fib.n)  #> CountCalls.__call__
print(greet("Ann"), greet("ANN"), greet.forget(), greet("ANN"))  #> memo.lookup
print(bold_italic("x"), flaky(1), flaky(7))  #> Retry.__call__.attempt tag.deco.inner
c = Circle(2)  #> Circle.__init__
print(c.area, c.area, c.grow(1), c.grow(by=2), Circle.grow.n)  #> Circle.area CountCalls.__call__ CountCalls.__get__
