from .registry import command, option

__version__ = '0.3'
