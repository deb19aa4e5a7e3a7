"""contextlib.suppress, ExitStack callbacks, closing and a swallowing __exit__."""
from contextlib import ExitStack, closing, suppress

events = []


class Connection:
    def __init__(self, name):
        self.name = name

    def close(self):
        events.append("close " + self.name)


class Ignore:
    def __enter__(self):
        return self.remember

    def remember(self, what):
        events.append(what)
        raise RuntimeError(what)

    def __exit__(self, kind, value, tb):
        return self.accepts(value)  #> Ignore.accepts

    def accepts(self, value):
        return isinstance(value, RuntimeError)


def undo(step, *, why):
    events.append(f"undo {step} {why}")


with suppress(KeyError, RuntimeError), closing(Connection("a")) as conn:  #> Connection.__init__ Connection.close
    Ignore().remember(conn.name)  #> Ignore Ignore.remember
with Ignore() as note, ExitStack() as stack:  #> Connection.close Ignore Ignore.__enter__ Ignore.__exit__ undo
    stack.callback(undo, 1, why="test")
    stack.enter_context(closing(Connection("b")))  #> Connection.__init__
    note("noted")  #> Ignore.remember
print(events)
