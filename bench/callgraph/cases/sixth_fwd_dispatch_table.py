class Dispatcher:
    def __init__(self, **handlers):
        self.handlers = handlers
        self.fallback = None

    def set_default(self, fn):
        self.fallback = fn
        return fn

    def __call__(self, name, /, *args, **kw):
        handler = self.handlers.get(name, self.fallback)
        if handler is None:
            raise KeyError(name)
        return handler(*args, **kw)  #> create remove unknown


def create(kind, **attrs):
    return build(kind, attrs)  #> build


def build(kind, attrs):
    return {"kind": kind, **attrs}


def remove(*ids):
    return [drop(i) for i in ids]  #> drop


def drop(i):
    return -i


dispatch = Dispatcher(create=create, remove=remove)  #> Dispatcher.__init__

try:
    dispatch("explode", 1)  #> Dispatcher.__call__
except KeyError as exc:
    print("unknown", exc)


@dispatch.set_default  #> Dispatcher.set_default
def unknown(*args, **kw):
    return ("unknown", len(args), len(kw))


print(dispatch("create", "user", name="ann", age=3))  #> Dispatcher.__call__
print(dispatch("remove", 1, 2, 3))  #> Dispatcher.__call__
print(dispatch("explode", 1, force=True))  #> Dispatcher.__call__

opts = dict(kind="team", size=4)
print(dispatch("create", **opts))  #> Dispatcher.__call__
