from . import helpers
from .helpers import slug as slugify

__all__ = ["slugify"]
