from .registry import registry, register
from .base import Plugin
