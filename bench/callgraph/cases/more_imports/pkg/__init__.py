from .core import exported, _private as renamed
from . import sub

registry = {}

try:
    import nonexistent_speedups as speedups
except ImportError:
    from . import fallback as speedups

maybe = speedups.nothing
