from .entities import Entity, World
from .factory import make


def load_level(names):
    world = World()  #> world.entities.World.__init__
    for number, name in enumerate(names):
        world.add(make(name, number))  #> world.entities.World.add world.factory.make
    return world
