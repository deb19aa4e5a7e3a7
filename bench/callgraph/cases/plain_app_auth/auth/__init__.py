from .backends import Backend
from .errors import AuthError, Forbidden
from . import state


def configure(backend: Backend, log=None):
    state.current.backend = backend
    if log is not None:
        state.current.log = log
