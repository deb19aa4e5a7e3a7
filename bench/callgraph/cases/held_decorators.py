import functools

def log(fn):
    def inner(*args):
        return fn(*args)  #> T.m a f
    return inner

def keep(fn):
    return fn

def times(n):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for _ in range(n):
                fn(*args, **kwargs)  #> c
            return fn
        return wrapper
    return deco

class Memo:
    def __init__(self, fn):
        self.fn = fn

    def __call__(self, *args):
        return self.fn(*args)  #> d

def tag(cls):
    cls.tagged = True
    return cls

def replace(fn):
    return other

def other():
    pass

@log  #> log
def a():
    pass

@keep  #> keep
def b():
    pass

@times(2)  #> times times.deco
def c():
    pass

@Memo  #> Memo.__init__
def d(x):
    return x

@tag  #> tag
class T:
    @log  #> log
    def m(self):
        pass

    @keep  #> keep
    def k(self):
        return self

@replace  #> replace
def e():
    pass

@log  #> log
@keep  #> keep
def f():
    pass

a()  #> log.inner
b()  #> b
c()  #> times.deco.wrapper
d(b)()  #> Memo.__call__ b
t = T()  #> T
t.m()  #> log.inner
t.k().m()  #> T.k log.inner
e()  #> other
f()  #> log.inner
c()()  #> c times.deco.wrapper
