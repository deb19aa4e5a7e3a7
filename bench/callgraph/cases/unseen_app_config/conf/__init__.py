from importlib import import_module

from .layers import Defaults, Environment, Layered


def load(name='default'):
    module = import_module('conf.presets')
    return module.build(name)  #> conf.presets.build


def __getattr__(name):
    if name == 'settings':
        return load()  #> conf.load
    raise AttributeError(name)
