from cache.core import Cached
from cache.memo import memoize
