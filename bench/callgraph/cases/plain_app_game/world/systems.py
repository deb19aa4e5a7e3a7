from .components import Health
from .events import Died, events

ALL_SYSTEMS = []


def system(function):
    ALL_SYSTEMS.append(function)
    return function


@system  #> world.systems.system
def poison(world):
    for entity in world.having(Health):  #> world.entities.World.having
        health = entity[Health]  #> world.entities.Entity.__getitem__
        if health.hurt(2 + entity.id):  #> world.components.Health.hurt
            events.emit(Died(entity))  #> world.events.Died.__init__ world.events.Signals.emit
