from game.world import World
from game.entities import Entity


class Game:
    def __init__(self):
        self.world = World(self)  #> game.world.World.__init__
        self.log = []

    def spawn(self, kind, **options):
        entity = kind(self.world, **options)  #> game.entities.Entity.__init__ game.entities.Hero.__init__
        self.world.add(entity)  #> game.world.World.add
        return entity

    def alive(self, kind):
        return any(isinstance(e, kind) and e.hp > 0 for e in self.world)  #> game.world.World.__iter__

    def turn(self):
        for entity in self.world:  #> game.world.World.__iter__
            entity.act()  #> game.entities.Entity.act

    def note(self, text):
        self.log.append(text)
