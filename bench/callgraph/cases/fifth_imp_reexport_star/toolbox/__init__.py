from .text import *
from .shapes import rectangle as area

__all__ = ["area", *text.__all__]
