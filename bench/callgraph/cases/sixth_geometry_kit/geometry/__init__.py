"""Public API of geometry."""
from .primitives import Point, distance
from .shapes import Circle, Polygon, area_of
from .measure import bounding_box as bounding_box
from . import transforms

__all__ = ["Point", "distance", "Circle", "Polygon", "bounding_box", "area_of", "transforms"]
