from .fields import Field, ForeignKey, Integer, Text
from .model import Model
from .query import Query
from .session import Session
