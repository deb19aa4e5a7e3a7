from . import widget
from .base import Drawable
