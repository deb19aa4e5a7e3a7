from .application import App
from .messages import Request, Response

__all__ = ["App", "Request", "Response"]
