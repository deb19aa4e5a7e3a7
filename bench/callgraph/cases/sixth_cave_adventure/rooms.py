OPPOSITE = {"north": "south", "south": "north"}


class Room:
    def __init__(self, title, things=()):
        self.title = title
        self.things = {t.name: t for t in things}
        self.exits = {}

    def connect(self, direction, other):
        self.exits[direction] = other
        other.exits[OPPOSITE[direction]] = self
        return other

    def view(self, player):
        seen = [t.describe() for t in self.things.values()]  #> things.Lamp.describe things.Thing.describe
        return self.title + ": " + (", ".join(seen) or "nothing")

    def enter(self, player):
        return self.view(player)  #> rooms.DarkRoom.view


class DarkRoom(Room):
    def view(self, player):
        if not player.has_light():  #> world.Player.has_light
            return "It is dark."
        return super().view(player)  #> rooms.Room.view


class FinalRoom(DarkRoom):
    def enter(self, player):
        player.score += 100
        return "Treasury! " + super().enter(player)  #> rooms.Room.enter
