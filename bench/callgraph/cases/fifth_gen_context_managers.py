"""@contextmanager generators yielding functions and objects, also as method."""
from contextlib import contextmanager
log = []

@contextmanager
def transaction(name):
    undo_steps = begin(name)  #> begin
    try:
        yield undo_steps.append
    except ValueError:
        for step in reversed(undo_steps):
            step()  #> <lambda> remove_file
    finally:
        log.append("end " + name)


def begin(name):
    log.append("begin " + name)
    return []


def remove_file():
    log.append("remove file")


class Box:
    @contextmanager
    def opened(self, lid):
        yield self
        lid(self)  #> Box.peek

    def peek(self):
        return "peek"


with Box().opened(Box.peek) as box, transaction("u") as undo:  #> Box Box.opened transaction
    undo(lambda: log.append(box.peek()))  #> Box.peek
    undo(remove_file)
    raise ValueError
print(log)
