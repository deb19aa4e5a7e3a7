class Thing:
    def __init__(self, name, text):
        self.name = name
        self.text = text

    def look(self):
        return self.text

    def use(self, player):
        return "nothing happens"


class Lamp(Thing):
    lit = False

    def use(self, player):
        self.lit = not self.lit
        return "click"

    def look(self):
        return super().look() + (" It shines." if self.lit else "")  #> world.Thing.look


class Potion(Thing):
    def __init__(self, name, text, effect):
        super().__init__(name, text)  #> world.Thing.__init__
        self.effect = effect

    def use(self, player):
        player.drop(self.name)  #> player.Player.drop
        return self.effect(player)  #> main.build.<lambda>


class Room:
    def __init__(self, name):
        self.name = name
        self.exits = {}
        self.things = {}
        self.on_enter = None

    def put(self, thing):
        self.things[thing.name] = thing
        return self

    def connect(self, direction, other):
        self.exits[direction] = other
        other.exits[OPPOSITE[direction]] = self

    def describe(self):
        lines = [f"== {self.name} =="]
        lines += [thing.look() for thing in self.things.values()]  #> world.Lamp.look world.Thing.look
        return "\n".join(lines)

    def entered(self, player):
        if self.on_enter:
            return self.on_enter(player)  #> main.fall
        return None


OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}
