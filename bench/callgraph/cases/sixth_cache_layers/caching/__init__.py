from .lru import LRUCache
from .ttl import TTLCache
from .base import Cache, NullCache
from .api import cached, Tiered
