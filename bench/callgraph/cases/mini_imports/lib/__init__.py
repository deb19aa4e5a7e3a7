from .core import Base, build
from . import core
def VERSION(): return 1
