class Clock:
    def __init__(self):
        self.now = 0

    def tick(self):
        self.now += 1
        return self.now


class Engine:
    def __init__(self):
        self.clock = Clock()  #> arena.engine.Clock.__init__
        self.entities = []
        self.systems = []
        self._listeners = {}

    def add(self, entity):
        self.entities.append(entity)
        entity.on_added(self)  #> arena.entities.Entity.on_added

    def listen(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def emit(self, event, *details):
        for listener in self._listeners.get(event, ()):
            listener(*details)  #> arena.systems.Narrator.on_hit arena.systems.Narrator.start.<lambda>

    def step(self):
        now = self.clock.tick()  #> arena.engine.Clock.tick
        for system in self.systems:
            if not system.is_ready:
                system.start(self)  #> arena.systems.Narrator.start arena.systems.System.start
            system.update(self)  #> arena.systems.Combat.update arena.systems.Movement.update arena.systems.Narrator.update
        self.entities = [entity for entity in self.entities if entity.is_alive]  #> arena.components.life.Living.is_alive
        return now
