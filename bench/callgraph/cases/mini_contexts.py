from contextlib import contextmanager
class Lock:
    def __enter__(self):
        self.take()  #> Lock.take
        return self
    def __exit__(self, t, v, tb):
        self.free()  #> Lock.free
    def take(self): pass
    def free(self): pass
class File:
    def read(self): return 1
    def close(self): pass
@contextmanager
def opened():
    f = File()  #> File
    try:
        yield f
    finally:
        f.close()  #> File.close
with Lock() as l, opened() as f:  #> Lock Lock.__enter__ Lock.__exit__ opened
    f.read()  #> File.read
    l.free()  #> Lock.free
lock = Lock()  #> Lock
with lock:  #> Lock.__enter__ Lock.__exit__
    pass
