class Count:
    def __init__(self, f):
        self.f = f
        self.n = 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)  #> job
@Count  #> Count.__init__
def job(): pass
job()  #> Count.__call__
def add_hello(cls):
    def hello(self): return 1
    cls.hello = hello
    return cls
@add_hello  #> add_hello
class Guest: pass
Guest().hello()  #> Guest add_hello.hello
class Meth:
    def log(f):
        def inner(self):
            return f(self)  #> Meth.act
        return inner
    @log  #> Meth.log
    def act(self): return self
    @staticmethod
    def st(): return 1
    @classmethod
    def cl(cls): return cls()  #> Meth
    @property
    def pr(self): return self.act
Meth().act()  #> Meth Meth.log.inner
Meth.st()  #> Meth.st
Meth.cl().act()  #> Meth.cl Meth.log.inner
Meth().pr()  #> Meth Meth.log.inner Meth.pr
