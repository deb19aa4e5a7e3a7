import contextlib

events = []


@contextlib.contextmanager
def tag(name):
    emit("<%s>" % name)  #> emit
    try:
        yield name.upper()
    finally:
        emit("</%s>" % name)  #> emit


def emit(s):
    events.append(s)


class Connection(contextlib.AbstractContextManager):
    def __exit__(self, *exc_info):
        self.close()  #> Connection.close

    def close(self):
        emit("closed")  #> emit

    def query(self):
        return "rows"


class Door:
    def close(self):
        emit("door shut")  #> emit


class shouting(contextlib.ContextDecorator):
    def __enter__(self):
        emit("AAA")  #> emit

    def __exit__(self, *exc):
        emit("ZZZ")  #> emit


@shouting()  #> shouting
def work(n):
    emit("work %d" % n)  #> emit


def farewell(who):
    emit("bye " + who)  #> emit


with tag("html") as t, tag("body"):  #> tag
    emit(t)  #> emit

with contextlib.ExitStack() as stack:  #> <lambda> Connection.__exit__ farewell
    conn = stack.enter_context(Connection())  #> Connection
    stack.enter_context(tag("p"))  #> tag
    stack.callback(farewell, "x")
    stack.push(lambda *exc: emit("pushed") or False)  #> emit
    emit(conn.query())  #> Connection.query emit

with contextlib.closing(Door()):  #> Door Door.close
    work(1)  #> shouting.__enter__ shouting.__exit__ work
with contextlib.suppress(KeyError):
    {}["x"]
with contextlib.nullcontext(work) as w:
    w(2)  #> shouting.__enter__ shouting.__exit__ work
print(" ".join(events))
