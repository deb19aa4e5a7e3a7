from importlib import import_module

from .registry import Manager

manager = Manager()  #> plugins.registry.Manager.__init__
NAMES = ("upper", "counter")


def discover():
    import_module("plugins.upper")
    import_module("plugins.counter")
