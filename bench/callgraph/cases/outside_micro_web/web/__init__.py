from .app import App
from .http import Request, Response, HttpError as Error
from .middleware import Timer, Auth, trim

__all__ = ("App", "Request", "Response", "Error")
