from things import Bag, Lamp, Statue, Thing


class Room:
    def __init__(self, title, dark=False):
        self.title = title
        self.dark = dark
        self.exits = {}
        self.things = Bag()  #> things.Bag
        self.enter_hooks = []

    def link(self, direction, other, back=None):
        self.exits[direction] = other
        if back:
            other.link(back, self)  #> rooms.Room.link
        return other

    def describe(self, player):
        if self.dark and not player.has_light():  #> engine.Player.has_light
            return "it is dark"
        return "%s. here: %s" % (self.title, self.things)  #> things.Bag.__str__

    def enter(self, game):
        for hook in self.enter_hooks:
            hook(game)  #> rooms.build_world.<lambda> rooms.build_world.win
        return self.describe(game.player)  #> rooms.Room.describe

    def on_enter(self, fn):
        self.enter_hooks.append(fn)
        return fn


def rub(game):
    game.flags.add("genie")
    return "a genie!"


def build_world():
    porch, cave, vault = Room("porch"), Room("cave", dark=True), Room("vault")  #> rooms.Room.__init__
    porch.link("north", cave, back="south").link("down", vault)  #> rooms.Room.link
    porch.things |= {Lamp("lamp"), Thing("ring", on_use=rub)}  #> things.Thing.__hash__ things.Thing.__init__
    cave.things.add(Statue("statue"))  #> things.Thing.__hash__ things.Thing.__init__
    porch.things.add(Thing("rock"))  #> things.Thing.__hash__ things.Thing.__init__
    vault.things.add(Thing("gold"))  #> things.Thing.__hash__ things.Thing.__init__

    @vault.on_enter  #> rooms.Room.on_enter
    def win(game):
        game.finish("you found the vault")  #> engine.Game.finish

    cave.on_enter(lambda game: game.flags.add("brave"))  #> rooms.Room.on_enter
    return porch
