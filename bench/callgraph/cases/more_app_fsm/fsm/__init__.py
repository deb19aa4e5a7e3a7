from .core import StateMachine
from .decorators import transition
