from things import Bag, Lamp


class Player:
    def __init__(self):
        self.bag = Bag()  #> things.Bag

    def has_light(self):
        return any(isinstance(t, Lamp) and t.lit for t in self.bag)

    def say(self, text):
        return '"%s"' % text


class Game:
    aliases = {"n": "go north", "s": "go south", "i": "inventory", "l": "look"}

    def __init__(self, start):
        self.room = start
        self.player = Player()  #> engine.Player.__init__
        self.flags = set()
        self.ending = None

    def finish(self, text):
        self.ending = text

    def cmd_go(self, where):
        try:
            self.room = self.room.exits[where]
        except KeyError:
            return self.blocked(where)  #> engine.Game.blocked
        return self.room.enter(self)  #> rooms.Room.enter

    def blocked(self, where):
        return "no way " + where

    def cmd_look(self):
        return self.room.describe(self.player)  #> rooms.Room.describe

    def cmd_take(self, name):
        thing = self.room.things.find(name)  #> things.Bag.find
        if thing is None or not thing.portable:
            return "you cannot"
        self.room.things.remove(thing)  #> things.Thing.__hash__
        self.player.bag.add(thing)  #> things.Thing.__hash__
        return "taken: %s" % thing  #> things.Lamp.__str__ things.Thing.__str__

    def cmd_use(self, name):
        thing = self.player.bag.find(name) or self.room.things.find(name)  #> things.Bag.find
        return thing.use(self) if thing else "use what?"  #> rooms.rub things.Lamp.use things.Statue.use things.Thing.use

    def cmd_inventory(self):
        return str(self.player.bag)  #> things.Bag.__str__

    def play(self, lines):
        for line in lines:
            verb, *args = self.aliases.get(line, line).split()
            method = getattr(self, "cmd_" + verb, None)
            try:
                yield method(*args)  #> engine.Game.cmd_go engine.Game.cmd_inventory engine.Game.cmd_look engine.Game.cmd_take engine.Game.cmd_use
            except TypeError:
                yield self.confused(line)  #> engine.Game.confused
            if self.ending:
                yield self.ending
                return

    def confused(self, line):
        return "what is %r?" % line
