import contextlib
from contextlib import ExitStack, contextmanager, closing, suppress

trail = []

class Gate:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        trail.append("+" + self.name)
        return self.handle

    def __exit__(self, exc_type, exc, tb):
        trail.append("-" + self.name)
        return self.decide(exc_type)  #> Gate.decide

    def decide(self, exc_type):
        return self.swallow and exc_type is not None

    def handle(self, x):
        return "%s:%s" % (self.name, x)

@contextmanager
def temporarily(obj, attr, value):
    old = getattr(obj, attr)
    setattr(obj, attr, value)
    try:
        yield old
    except KeyError as e:
        trail.append("key " + str(e))
    finally:
        setattr(obj, attr, old)

class Loud(contextlib.ContextDecorator):
    def __enter__(self):
        trail.append("LOUD")

    def __exit__(self, *exc):
        trail.append("quiet")

class Pipe:
    def close(self):
        trail.append("pipe closed")

    def flow(self):
        return "flow"

@Loud()  #> Loud
def speech(words):
    return words.upper()

def goodbye(who):
    trail.append("bye " + who)

def on_exit(exc_type, exc, tb):
    trail.append(exc_type.__name__ if exc_type else "clean")
    return True

class Config:
    render = staticmethod(lambda v: "plain %s" % v)

with Gate("a") as a, Gate("b", swallow=True) as b:  #> Gate.__enter__ Gate.__exit__ Gate.__init__
    trail.append(a(1) + b(2))  #> Gate.handle
    raise RuntimeError

with temporarily(Config, "render", lambda v: "fancy %s" % v) as old:  #> temporarily
    print(Config.render(1), old(2))  #> <lambda> Config.<lambda>
    raise KeyError("k")
print(Config.render(3))  #> Config.<lambda>

with ExitStack() as stack:  #> Gate.__exit__ goodbye on_exit
    gates = [stack.enter_context(Gate(n)) for n in "xy"]  #> Gate.__enter__ Gate.__init__
    stack.callback(goodbye, "bob")
    stack.push(on_exit)
    print([g(0) for g in gates])  #> Gate.handle
    {}["missing"]

with suppress(ZeroDivisionError), closing(Pipe()) as pipe:  #> Pipe Pipe.close
    print(pipe.flow(), speech("hear"))  #> Loud.__enter__ Loud.__exit__ Pipe.flow speech
    1 / 0

print(trail)
