import contextlib

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

class Session:
    def __init__(self):
        self.lock = Lock()  #> Lock

    def __enter__(self):
        return Cursor()  #> Cursor

    def __exit__(self, *exc):
        return False

    def locked(self):
        with self.lock:  #> Lock.__enter__ Lock.__exit__
            return self.lock

class Cursor:
    def fetch(self):
        pass

@contextlib.contextmanager
def temp():
    c = Cursor()  #> Cursor
    try:
        yield c
    finally:
        c.fetch()  #> Cursor.fetch

class Deco(contextlib.ContextDecorator):
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

@Deco()  #> Deco
def decorated():
    pass

class Closer:
    def close(self):
        pass

def callback():
    pass

with Lock() as lock:  #> Lock Lock.__enter__ Lock.__exit__
    lock.release()  #> Lock.release
with Session() as cur, temp() as other:  #> temp Session.__enter__ Session.__exit__ Session.__init__
    cur.fetch()  #> Cursor.fetch
    other.fetch()  #> Cursor.fetch
s = Session()  #> Session.__init__
s.locked().acquire()  #> Lock.acquire Session.locked
with s as cc:  #> Session.__enter__ Session.__exit__
    cc.fetch()  #> Cursor.fetch
decorated()  #> Deco.__enter__ Deco.__exit__ decorated
with contextlib.closing(Closer()) as cl:  #> Closer Closer.close
    cl.close()  #> Closer.close
with contextlib.ExitStack() as stack:  #> Session.__exit__ callback
    st = stack.enter_context(Session())  #> Session.__enter__ Session.__init__
    st.fetch()  #> Cursor.fetch
    stack.callback(callback)
with contextlib.suppress(ValueError):
    callback()  #> callback
with contextlib.nullcontext(Cursor()) as nc:  #> Cursor
    nc.fetch()  #> Cursor.fetch
