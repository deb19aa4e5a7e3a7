from .base import Form
from .fields import *
