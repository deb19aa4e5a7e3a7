from .server import Server
from .room import Room
