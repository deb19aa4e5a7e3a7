from .vector import Vec
from .matrix import Matrix, identity, rotation
from . import solve
