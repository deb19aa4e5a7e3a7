from .graph import Graph, CycleError
from .run import build
