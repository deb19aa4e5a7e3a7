import game.combat as combat


class Entity:
    hp = 5
    weapon = combat.Fists()  #> game.combat.Fists

    def __init__(self, world):
        self.world = world

    def act(self):
        for enemy in self.world.enemies_of(self):  #> game.world.World.enemies_of
            combat.attack(self, enemy)  #> game.combat.attack

    def damage(self, points):
        self.hp -= self.reduce(points)  #> game.entities.Entity.reduce game.entities.Hero.reduce
        if self.hp <= 0:
            self.world.remove(self)  #> game.world.World.remove

    def reduce(self, points):
        return points

    def epitaph(self):
        return type(self).__name__


class Hero(Entity):
    weapon = combat.Sword(3)  #> game.combat.Sword.__init__

    def __init__(self, world, name):
        super().__init__(world)  #> game.entities.Entity.__init__
        self.name = name

    def reduce(self, points):
        return max(0, points - 1)


class Goblin(Entity):
    def epitaph(self):
        return "a " + super().epitaph()  #> game.entities.Entity.epitaph


def hostile(one, other):
    return type(one) is not type(other)
