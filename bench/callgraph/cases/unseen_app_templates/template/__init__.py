from .engine import Template
from .filters import FILTERS, filter_

__all__ = ('Template', 'FILTERS', 'filter_')
