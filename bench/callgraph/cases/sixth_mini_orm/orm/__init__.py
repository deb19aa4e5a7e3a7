from .base import Model
from .fields import *
