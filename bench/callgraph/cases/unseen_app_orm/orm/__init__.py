from .fields import Integer, Text, Related
from .models import Model
from .query import Query

__all__ = ['Integer', 'Text', 'Related', 'Model', 'Query']
