import contextlib
from contextlib import contextmanager, ExitStack, closing, AbstractContextManager
class File(AbstractContextManager):
    def __enter__(self): return self.handle()  #> File.handle
    def __exit__(self, *a): return self.close()  #> File.close
    def handle(self): return Handle()  #> Handle
    def close(self): return None
class Handle:
    def read(self): pass
    def close(self): pass
@contextmanager
def tx(conn):
    conn.begin()  #> Conn.begin
    try:
        yield conn.cursor()  #> Conn.cursor
    except ValueError:
        conn.rollback()
    else:
        conn.commit()  #> Conn.commit
class Conn:
    def begin(self): pass
    def cursor(self): return Handle()  #> Handle
    def rollback(self): pass
    def commit(self): pass
with File() as h:  #> File File.__enter__ File.__exit__
    h.read()  #> Handle.read
with tx(Conn()) as cur:  #> Conn tx
    cur.read()  #> Handle.read
with closing(Handle()) as hh:  #> Handle Handle.close
    hh.read()  #> Handle.read
with ExitStack() as stack:  #> File.__exit__
    for _ in range(2):
        f = stack.enter_context(File())  #> File File.__enter__
        f.read()  #> Handle.read
    stack.callback(done)if False else None
def done(): pass
def opener(): return File()  #> File
with opener() as a, opener() as b:  #> File.__enter__ File.__exit__ opener
    b.read()  #> Handle.read
class Pool:
    def __init__(self): self.h = Handle()  #> Handle
    @contextmanager
    def lease(self):
        yield self.h
        self.release()  #> Pool.release
    def release(self): pass
with Pool().lease() as l:  #> Pool.__init__ Pool.lease
    l.read()  #> Handle.read
class Timer:
    def __enter__(self):
        self.start()  #> Timer.start
        return self
    def __exit__(self, *e): self.stop()  #> Timer.stop
    def start(self): pass
    def stop(self): pass
    def __call__(self, fn):
        def inner(*a):
            with self:  #> Timer.__enter__ Timer.__exit__
                return fn(*a)  #> timed
        return inner
@Timer()  #> Timer Timer.__call__
def timed(): done()  #> done
timed()  #> Timer.__call__.inner
t = Timer()  #> Timer
with t:  #> Timer.__enter__ Timer.__exit__
    t.stop()  #> Timer.stop
