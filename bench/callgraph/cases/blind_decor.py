import functools

def trace(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        log(fn.__name__)  #> log
        return fn(*args, **kwargs)  #> Svc.run four one
    return wrapper

def log(msg): pass

def repeat(n):
    def deco(fn):
        def run(*a):
            for _ in range(n):
                fn(*a)  #> two
        return run
    return deco

class CountCalls:
    def __init__(self, fn):
        self.fn = fn
        self.calls = 0
    def __call__(self, *args):
        self.calls += 1
        return self.fn(*args)  #> three

registry = {}
def register(name):
    def add(fn):
        registry[name] = fn
        return fn
    return add

@trace  #> trace
def one(): pass

@repeat(2)  #> repeat repeat.deco
def two(): pass

@CountCalls  #> CountCalls.__init__
def three(): pass

@register('four')  #> register register.add
@trace  #> trace
def four(): pass

one()  #> trace.wrapper
two()  #> repeat.deco.run
three()  #> CountCalls.__call__
four()  #> trace.wrapper
registry['four']()  #> trace.wrapper

class Svc:
    @trace  #> trace
    def run(self):
        return self.step()  #> Svc.step
    @functools.cached_property
    def conn(self):
        return Conn()  #> Conn
    @property
    def name(self):
        return self.compute()  #> Svc.compute
    @name.setter
    def name(self, v):
        self.store(v)  #> Svc.store
    def compute(self): return 1
    def store(self, v): pass
    def step(self): pass

class Conn:
    def ping(self): pass

s = Svc()  #> Svc
s.run()  #> trace.wrapper
s.conn.ping()  #> Conn.ping Svc.conn
s.name  #> Svc.name
s.name = 3  #> Svc.name
