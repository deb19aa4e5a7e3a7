import importlib

_lazy = {"hammer": "heavy", "saw": "heavy", "ruler": "light"}
_warned = []


def __getattr__(name):
    if name in _lazy:
        module = importlib.import_module("." + _lazy[name], __name__)
        value = getattr(module, name)
        globals()[name] = value
        return value
    if name.startswith("old_"):
        _warned.append(name)
        return deprecated(name[4:])  #> toolbox.deprecated
    raise AttributeError(name)


def __dir__():
    return sorted(_lazy)


def deprecated(name):
    def shim(*args):
        print("deprecated:", name)
        return __getattr__(name)(*args)  #> toolbox.__getattr__ toolbox.light.ruler
    return shim
