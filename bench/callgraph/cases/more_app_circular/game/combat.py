class Weapon:
    def power(self):
        return 1

    def hit(self, target):
        target.damage(self.power())  #> game.combat.Sword.power game.combat.Weapon.power game.entities.Entity.damage


class Fists(Weapon):
    pass


class Sword(Weapon):
    def __init__(self, sharpness):
        self.sharpness = sharpness

    def power(self):
        return super().power() + self.sharpness  #> game.combat.Weapon.power


def attack(attacker, target):
    attacker.weapon.hit(target)  #> game.combat.Weapon.hit
