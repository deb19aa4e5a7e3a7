import contextlib


class Pool:
    def __init__(self):
        self.free = []

    @contextlib.contextmanager
    def lease(self):
        conn = self.acquire()  #> Pool.acquire
        try:
            yield conn
        finally:
            self.release(conn)  #> Pool.release

    def acquire(self):
        return self.free.pop() if self.free else Conn()  #> Conn

    def release(self, conn):
        self.free.append(conn)


class Conn:
    def query(self):
        return 1

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return self.close()  #> Conn.close

    def close(self):
        return None


pool = Pool()  #> Pool.__init__
with pool.lease() as conn:  #> Pool.lease
    conn.query()  #> Conn.query
with Conn() as direct:  #> Conn Conn.__enter__ Conn.__exit__
    direct.query()  #> Conn.query
with contextlib.ExitStack() as stack:  #> Conn.__exit__
    other = stack.enter_context(Conn())  #> Conn Conn.__enter__
    other.query()  #> Conn.query
