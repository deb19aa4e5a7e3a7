from .containers import Stack, PriorityQueue, group
from .monads import Maybe, Result, some, nothing
