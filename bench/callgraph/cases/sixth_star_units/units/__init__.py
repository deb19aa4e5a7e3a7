from .length import *
from .mass import *
from .quantity import *
from .registry import UnitError

__all__ = length.__all__ + ["lb", "gram", "pressure", "UnitError"] + quantity.__all__
