from . import stats
from .backends import MemoryBackend as _Memory, NullBackend
from .decorator import cached
from .policy import LruPolicy, Policy

BACKENDS = {"memory": _Memory, "null": NullBackend}


def make_cache(kind, policy=None):
    backend = BACKENDS[kind]
    return backend(policy or Policy())  #> caching.backends.Backend.__init__ caching.backends.MemoryBackend.__init__ caching.policy.Policy
