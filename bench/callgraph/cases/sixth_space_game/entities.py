class Entity:
    symbol = "?"

    def __init__(self, x):
        self.x = x
        self.alive = True
        self.game = None

    def update(self):
        pass

    def on_key(self, key):
        pass

    def glyph(self):
        return self.symbol

    def collide(self, other):
        self.die()  #> entities.Asteroid.die

    def die(self):
        self.alive = False


class Player(Entity):
    symbol = "A"

    def __init__(self, x, lives=2):
        super().__init__(x)  #> entities.Entity.__init__
        self.lives = lives
        self.keymap = {"a": self.left, "d": self.right, "f": self.fire}

    def left(self):
        self.x -= 1

    def right(self):
        self.x += 1

    def fire(self):
        self.game.spawn(Missile(self.x + 1))  #> engine.Engine.spawn entities.Entity.__init__

    def on_key(self, key):
        action = self.keymap.get(key)
        if action:
            action()  #> entities.Player.fire entities.Player.left entities.Player.right

    def glyph(self):
        return str(self.lives)

    def collide(self, other):
        if isinstance(other, Missile):
            return
        self.lives -= 1
        if not self.lives:
            self.die()  #> entities.Player.die

    def die(self):
        super().die()  #> entities.Entity.die
        self.game.game_over()  #> engine.Engine.game_over


class Asteroid(Entity):
    symbol = "o"

    def __init__(self, x, speed):
        Entity.__init__(self, x)  #> entities.Entity.__init__
        self.clock, self.speed = 0, speed

    def update(self):
        self.clock += 1
        if self.clock % self.speed == 0:
            self.x = (self.x - 1) % self.game.width

    def die(self):
        self.game.score += 10
        super().die()  #> entities.Entity.die


class Missile(Entity):
    symbol = "-"

    def update(self):
        self.x += 1
        if self.x >= self.game.width:
            self.die()  #> entities.Entity.die


class Boss(Asteroid):
    symbol = "B"

    def update(self):
        super().update()  #> entities.Asteroid.update
        super().update()  #> entities.Asteroid.update
