from .store import Store, combine
from .actions import *
