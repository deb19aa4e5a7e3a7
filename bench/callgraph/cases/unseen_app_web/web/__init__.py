from .app import Application
from .http import Request, Response, json_response
from .middleware import *
