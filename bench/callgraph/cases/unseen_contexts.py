from contextlib import contextmanager, ExitStack, suppress, closing
class Lock:
    def __enter__(self):
        self.acquire()  #> Lock.acquire
        return self
    def __exit__(self, *exc):
        self.release()  #> Lock.release
    def acquire(self):
        pass
    def release(self):
        pass
    def owner(self):
        return name()  #> name
def name():
    return 'me'
@contextmanager
def opened(kind):
    resource = Resource(kind)  #> Resource.__init__
    try:
        yield resource
    finally:
        resource.close()  #> Resource.close
class Resource:
    def __init__(self, kind):
        self.kind = kind
    def read(self):
        return name()  #> name
    def close(self):
        pass
with Lock() as lock:  #> Lock Lock.__enter__ Lock.__exit__
    lock.owner()  #> Lock.owner
with opened('x') as r, Lock():  #> Lock Lock.__enter__ Lock.__exit__ opened
    r.read()  #> Resource.read
with ExitStack() as stack:  #> name
    one = stack.enter_context(opened('y'))  #> opened
    one.read()  #> Resource.read
    stack.callback(name)
with suppress(KeyError):
    name()  #> name
with closing(Resource('z')) as c:  #> Resource.__init__ Resource.close
    c.read()  #> Resource.read
@contextmanager
def swapped(fn):
    yield fn
with swapped(name) as fn:  #> swapped
    fn()  #> name
class Factory:
    def session(self):
        return Session(self)  #> Session.__init__
    @contextmanager
    def scope(self):
        with self.session() as s:  #> Factory.session Session.__enter__ Session.__exit__
            yield s
class Session:
    def __init__(self, owner):
        self.owner = owner
    def __enter__(self):
        return self
    def __exit__(self, t, v, tb):
        return False
    def query(self):
        return name()  #> name
with Factory().scope() as s:  #> Factory Factory.scope
    s.query()  #> Session.query
