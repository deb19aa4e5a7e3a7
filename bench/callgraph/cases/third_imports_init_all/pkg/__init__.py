from .runner import run, hidden
from .factory import build

__all__ = ['run', 'build']
