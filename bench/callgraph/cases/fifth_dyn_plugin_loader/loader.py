import importlib


def load(spec):
    module_name, _, attribute = spec.partition(":")
    module = importlib.import_module(module_name)
    return getattr(module, attribute)


def load_all(package, names):
    for name in names:
        yield name, importlib.import_module(f".{name}", package)
