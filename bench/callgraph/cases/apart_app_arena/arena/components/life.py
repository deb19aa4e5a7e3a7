class Living:
    max_health = 3

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)  #> arena.entities.Entity.__init__
        self.health = self.max_health

    @property
    def is_alive(self):
        return self.health > 0

    def hurt(self, damage):
        self.health -= damage
        if not self.is_alive:  #> arena.components.life.Living.is_alive
            self.on_death()  #> arena.components.life.Living.on_death arena.entities.Slime.on_death

    def on_death(self):
        pass


class Fighter(Living):
    strength = 1

    def attack(self, target):
        target.hurt(self.strength)  #> arena.components.life.Living.hurt arena.entities.Bat.hurt
