from . import tone, shape
from .shape import *
from .tone import *

__all__ = tone.__all__ + shape.__all__


def by_name(name):
    for module in (tone, shape):
        if name in module.__all__:
            return getattr(module, name)
    raise LookupError(name)
