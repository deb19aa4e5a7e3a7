from contextlib import contextmanager, ExitStack


class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.acquire()  #> Resource.acquire
        return self

    def __exit__(self, *exc):
        self.release()  #> Resource.release
        return False

    def acquire(self):
        return None

    def release(self):
        return None

    def use(self):
        return self.name


@contextmanager
def borrowed(name):
    resource = Resource(name)  #> Resource.__init__
    try:
        yield resource
    finally:
        resource.release()  #> Resource.release


with Resource('a') as a, Resource('b') as b:  #> Resource.__enter__ Resource.__exit__ Resource.__init__
    a.use()  #> Resource.use
    b.use()  #> Resource.use
with borrowed('c') as c:  #> borrowed
    c.use()  #> Resource.use
with ExitStack() as stack:  #> Resource.__exit__ Resource.release
    d = stack.enter_context(Resource('d'))  #> Resource.__enter__ Resource.__init__
    d.use()  #> Resource.use
    stack.callback(d.release)
