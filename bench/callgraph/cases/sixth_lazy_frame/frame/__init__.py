from .table import DataFrame
from .expr import col, lit

__all__ = ["DataFrame", "col", "lit"]
