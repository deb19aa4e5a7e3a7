from .errors import CommandError, UnknownCommand
from .cli import Application

__all__ = ["Application", "CommandError", "UnknownCommand"]
