from .components import Health, Position
from .entities import Entity


def wolf(number):
    return Entity(number).give(Health(3)).give(Position(number, 2))  #> world.components.Health.__init__ world.components.Position world.entities.Entity.__init__ world.entities.Entity.give


def rock(number):
    return Entity(number).give(Position(0, number))  #> world.components.Position world.entities.Entity.__init__ world.entities.Entity.give


def make(name, number):
    return globals()[name](number)  #> world.factory.rock world.factory.wolf
