class Thing(object):
    names = ()
    portable = True

    def __init__(self, name, on_use=None):
        self.name = name
        if on_use:
            self.use = on_use

    def use(self, game):
        return "nothing happens"

    def __str__(self):
        return "a " + self.name

    def __eq__(self, other):
        return self.name == getattr(other, "name", other)

    def __hash__(self):
        return hash(self.name)


class Lamp(Thing):
    lit = False

    def use(self, game):
        self.lit = not self.lit
        return "the lamp is %s" % ("on" if self.lit else "off")

    def __str__(self):
        return Thing.__str__(self) + (" (glowing)" if self.lit else "")  #> things.Thing.__str__


class Statue(Thing):
    portable = False

    def use(self, game):
        return game.player.say("hello, statue")  #> engine.Player.say


class Bag(set):
    def find(self, name):
        for thing in self:
            if thing == name:  #> things.Thing.__eq__
                return thing
        return None

    def __str__(self):
        return ", ".join(sorted(str(t) for t in self)) or "nothing"  #> things.Lamp.__str__ things.Thing.__str__
