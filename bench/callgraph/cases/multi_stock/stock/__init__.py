from .warehouse import Warehouse
from .plugins import registry

__all__ = ["Warehouse", "registry"]
