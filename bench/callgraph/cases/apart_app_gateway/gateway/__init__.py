from .app import App
from .http import HttpError, NotFound, Request, Response
from .routing import Router

__all__ = ['App', 'HttpError', 'NotFound', 'Request', 'Response', 'Router']
