class Thing:
    portable = True

    def __init__(self, name, desc=""):
        self.name = name
        self.desc = desc or "a %s" % name

    def describe(self):
        return self.desc

    def interact(self, verb, player):
        method = getattr(self, "on_" + verb, None)
        if method is None:
            return "You can't %s the %s." % (verb, self.name)
        return method(player)  #> things.Chest.on_open things.Lamp.on_light


class Lamp(Thing):
    lit = False

    def on_light(self, player):
        self.lit = True
        return "The lamp glows."

    def describe(self):
        base = super().describe()  #> things.Thing.describe
        return base + (" (lit)" if self.lit else "")


class Chest(Thing):
    portable = False

    def __init__(self, name, contents):
        Thing.__init__(self, name)  #> things.Thing.__init__
        self.contents = contents

    def on_open(self, player):
        for thing in self.contents:
            player.receive(thing)  #> world.Player.receive
        found = ", ".join(t.describe() for t in self.contents)  #> things.Thing.describe
        self.contents = []
        return "You find " + found

    def on_kick(self, player):
        return "Ouch."
