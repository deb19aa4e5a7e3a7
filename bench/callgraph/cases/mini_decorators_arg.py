from functools import wraps
def log(level='info'):
    def outer(fn):
        @wraps(fn)
        def inner(*a, **k):
            note(level)  #> note
            return fn(*a, **k)  #> Api.get alpha beta
        return inner
    return outer
def note(l): pass
@log()  #> log log.outer
def alpha(): return 1
@log('debug')  #> log log.outer
def beta(x): return x
alpha()  #> log.outer.inner
beta(2)  #> log.outer.inner
class Api:
    @log()  #> log log.outer
    def get(self): return self.fetch()  #> Api.fetch
    def fetch(self): return 0
Api().get()  #> Api log.outer.inner
