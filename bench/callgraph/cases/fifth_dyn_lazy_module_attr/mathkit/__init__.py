import importlib

_lazy = {"square": "powers", "cube": "powers"}
_renamed = {"old_square": "square"}


def __getattr__(name):
    if name in _renamed:
        return __getattr__(_renamed[name])  #> mathkit.__getattr__
    if name not in _lazy:
        raise AttributeError(name)
    return _fetch(_lazy[name], name)  #> mathkit._fetch


def _fetch(module, name):
    value = getattr(importlib.import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value
