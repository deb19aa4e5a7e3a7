from .greet import run as greet
from .leave import run as leave

COMMANDS = {'greet': greet, 'leave': leave}
