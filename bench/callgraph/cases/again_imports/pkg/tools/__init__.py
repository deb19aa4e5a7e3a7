from .text import trim, upper
__all__ = ['trim']
