from .components import Fighter, Living, Mobile, Positioned


class Entity:
    kinds = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Entity.kinds[cls.__name__.lower()] = cls

    def __init__(self, name):
        self.name = name
        self.engine = None

    def on_added(self, engine):
        self.engine = engine


class Hero(Mobile, Fighter, Entity):  #> arena.entities.Entity.__init_subclass__
    max_health = 5
    strength = 2

    def think(self, entities):
        others = [entity for entity in entities if entity is not self]
        nearest = min(others, key=self.distance_to)  #> arena.components.body.Positioned.distance_to
        return 1 if nearest.x > self.x else -1


class Slime(Positioned, Living, Entity):  #> arena.entities.Entity.__init_subclass__
    def on_death(self):
        self.engine.emit('splash', self)  #> arena.engine.Engine.emit


class Bat(Mobile, Fighter, Entity):  #> arena.entities.Entity.__init_subclass__
    speed = 2

    def think(self, entities):
        return -1 if self.engine.clock.now % 2 else 1

    def hurt(self, damage):
        if self.engine.clock.now > 1:
            super().hurt(damage)  #> arena.components.life.Living.hurt


def spawn(engine, kind, *args, **kwargs):
    if isinstance(kind, str):
        kind = Entity.kinds[kind]
    entity = kind(*args, **kwargs)  #> arena.components.body.Positioned.__init__
    engine.add(entity)  #> arena.engine.Engine.add
    return entity
