"""Small grey-scale pictures."""
from .canvas import Canvas
from .chain import Chain
