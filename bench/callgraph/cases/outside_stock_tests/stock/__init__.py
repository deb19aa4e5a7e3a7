from .errors import OutOfStock, UnknownItem
from .warehouse import Warehouse
from .suppliers import Supplier, default_supplier

__version__ = "1.0"
