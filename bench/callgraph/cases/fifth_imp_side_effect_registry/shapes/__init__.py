from shapes import core
from shapes.core import create


def kinds():
    return sorted(core.REGISTRY)
