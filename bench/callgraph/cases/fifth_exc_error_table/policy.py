from errors import AppError

_table = {}


def on(kind):
    def register(handler):
        _table[kind] = handler
        return handler
    return register


@on(AppError)  #> policy.on policy.on.register
def _app(exc):
    return f"app {exc.inner}"


@on(Exception)  #> policy.on policy.on.register
def _anything(exc):
    return "other " + type(exc).__name__


def guarded(func, *args):
    try:
        return func(*args)  #> main.risky
    except Exception as exc:
        for kind in type(exc).__mro__:
            if kind in _table:
                return _table[kind](exc)  #> main.again policy._anything policy._app
