import functools
import time
def timed(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        begin = clock()  #> clock
        try:
            return fn(*args, **kwargs)  #> load
        finally:
            report(fn.__name__, clock() - begin)  #> clock report
    return inner
def clock():
    return time.perf_counter()
def report(name, took):
    return name
def retry(times, on=Exception):
    def decorate(fn):
        def attempt(*args):
            for _ in range(times):
                try:
                    return fn(*args)  #> flaky
                except on:
                    recover()  #> recover
        return attempt
    return decorate
def recover():
    pass
class Once:
    def __init__(self, fn):
        self.fn = fn
        self.done = False
    def __call__(self, *args):
        if not self.done:
            self.done = True
            self.value = self.fn(*args)  #> setup
        return self.value
@timed  #> timed
def load(path):
    return parse(path)  #> parse
def parse(path):
    return path
@retry(2, on=ValueError)  #> retry retry.decorate
def flaky(n):
    raise ValueError(parse(n))  #> parse
@Once  #> Once.__init__
def setup():
    return load('x')  #> timed.inner
load('y')  #> timed.inner
flaky(1)  #> retry.decorate.attempt
setup()  #> Once.__call__
setup()  #> Once.__call__
def singleton(cls):
    made = {}
    def get(*args):
        if cls not in made:
            made[cls] = cls(*args)  #> Config.__init__
        return made[cls]
    return get
@singleton  #> singleton
class Config:
    def __init__(self, name):
        self.name = name
    def read(self):
        return parse(self.name)  #> parse
Config('a').read()  #> Config.read singleton.get
