from .flow import OrderFlow
from .orders import Order

__all__ = ['Order', 'OrderFlow']
