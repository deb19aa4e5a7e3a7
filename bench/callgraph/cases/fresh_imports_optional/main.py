try:
    import missing_fast_module as backend
except ImportError:
    import backend

from backend import encode as enc
import importlib

codec = importlib.import_module('codec')


def load(name):
    module = importlib.import_module(name)
    return module.decode


def local():
    from codec import decode
    return decode('x')  #> codec.decode


backend.encode('a')  #> backend.encode
enc('b')  #> backend.encode
codec.decode('c')  #> codec.decode
load('codec')('d')  #> codec.decode main.load
local()  #> main.local
