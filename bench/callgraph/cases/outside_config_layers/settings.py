from collections import ChainMap

DEBUG = False
on_change = None
_layers = ChainMap()


def push(**values):
    global _layers
    _layers = _layers.new_child(values)
    if on_change:
        on_change(sorted(values))  #> main.note
    return pop


def pop():
    global _layers
    gone, _layers = _layers.maps[0], _layers.parents
    return gone


def get(key, default=None, cast=lambda v: v):
    try:
        value = _layers[key]
    except KeyError:
        return default() if callable(default) else default  #> main.main.<lambda> service.guess_host
    return cast(value() if callable(value) else value)  #> main.secret settings.<lambda> settings.boolean


def boolean(text):
    return str(text).lower() in ("1", "yes", "true")


class override:
    def __init__(self, **values):
        self.values = values

    def __enter__(self):
        self.undo = push(**self.values)  #> settings.push
        return get

    def __exit__(self, *exc):
        self.undo()  #> settings.pop

    def __call__(self, fn):
        def wrapped(*args, **kw):
            with self:  #> settings.override.__enter__ settings.override.__exit__
                return fn(*args, **kw)  #> service.report
        return wrapped
