from .app import App
from .http import Request, Response, json_response

__all__ = ["App", "Request", "Response", "json_response"]
