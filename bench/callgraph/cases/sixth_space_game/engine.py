from events import EventQueue
from collisions import resolve


class Engine:
    def __init__(self, width, inputs):
        self.width = width
        self.inputs = inputs
        self.entities = []
        self.queue = EventQueue()  #> events.EventQueue.__init__
        self.queue.bind("hit", self.on_hit)  #> events.EventQueue.bind
        self.queue.bind("key", self.on_key)  #> events.EventQueue.bind
        self.score = 0
        self.running = True

    def spawn(self, entity):
        entity.game = self
        self.entities.append(entity)
        return entity

    def run(self, max_frames):
        frame = 0
        while self.running and frame < max_frames:
            self.poll()  #> engine.Engine.poll
            self.queue.drain()  #> events.EventQueue.drain
            self.update()  #> engine.Engine.update
            self.draw(frame)  #> engine.Engine.draw
            frame += 1

    def poll(self):
        key = self.inputs.next_key()  #> scripted.ScriptedInput.next_key
        if key:
            self.queue.post("key", key)  #> events.EventQueue.post

    def update(self):
        for e in list(self.entities):
            e.update()  #> entities.Asteroid.update entities.Entity.update entities.Missile.update
        for a, b in resolve(self.entities):  #> collisions.resolve
            self.queue.post("hit", a, b)  #> events.EventQueue.post
        self.queue.drain()  #> events.EventQueue.drain
        self.entities = [e for e in self.entities if e.alive]

    def on_hit(self, a, b):
        a.collide(b)  #> entities.Player.collide
        b.collide(a)  #> entities.Entity.collide

    def on_key(self, key):
        for e in self.entities:
            e.on_key(key)  #> entities.Entity.on_key entities.Player.on_key

    def draw(self, frame):
        row = ["."] * self.width
        for e in self.entities:
            if 0 <= e.x < self.width:
                row[e.x] = e.glyph()  #> entities.Entity.glyph entities.Player.glyph
        print("%2d %s" % (frame, "".join(row)))

    def game_over(self):
        self.running = False
        print("GAME OVER")
