import importlib

_LAZY = {"Client": ".client", "connect": ".client", "codecs": ".codecs"}


def __getattr__(name):
    if name not in _LAZY:
        raise AttributeError(name)
    module = importlib.import_module(_LAZY[name], __name__)
    return getattr(module, name, module)
