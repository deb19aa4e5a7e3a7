import importlib
import pkgutil

loaded = {}


def load_all():
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):  #> filters.load_all.<lambda>
        module = importlib.import_module("." + info.name, __name__)
        setup = getattr(module, "setup", None)
        if setup is None:
            loaded[info.name] = module.apply
        else:
            setup(loaded.__setitem__)  #> filters.contrast.setup filters.threshold.setup
    return loaded
