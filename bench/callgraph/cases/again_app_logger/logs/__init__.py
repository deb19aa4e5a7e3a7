from logs.core import Logger, get
from logs.handlers import Memory, Filtered
