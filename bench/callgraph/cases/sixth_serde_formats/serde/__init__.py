from .api import dumps, loads
from .registry import FormatError
