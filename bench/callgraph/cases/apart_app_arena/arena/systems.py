from itertools import permutations

from .components import Fighter, Mobile


class System:
    is_ready = False

    def start(self, engine):
        self.is_ready = True

    def update(self, engine):
        raise NotImplementedError


class Movement(System):
    def __init__(self, width):
        self.width = width

    def update(self, engine):
        for entity in engine.entities:
            if isinstance(entity, Mobile):
                entity.move(entity.think(engine.entities), self.width)  #> arena.components.body.Mobile.move arena.entities.Bat.think arena.entities.Hero.think


class Combat(System):
    def update(self, engine):
        for one, other in permutations(engine.entities, 2):
            if isinstance(one, Fighter) and one.distance_to(other) <= 1:  #> arena.components.body.Positioned.distance_to
                one.attack(other)  #> arena.components.life.Fighter.attack
                engine.emit('hit', one, other)  #> arena.engine.Engine.emit


class Narrator(System):
    def __init__(self, tell):
        self.tell = tell
        self.hits = 0

    def start(self, engine):
        super().start(engine)  #> arena.systems.System.start
        engine.listen('hit', self.on_hit)  #> arena.engine.Engine.listen
        engine.listen('splash', lambda slime: self.tell(f'{slime.name} splashes'))  #> arena.engine.Engine.listen

    def on_hit(self, one, other):
        self.hits += 1
        self.tell(f'{one.name} hits {other.name}')

    def update(self, engine):
        if self.hits:
            self.tell(f'-- turn {engine.clock.now}')
