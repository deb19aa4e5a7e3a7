from rooms import Room, DarkRoom, FinalRoom
from things import Thing, Lamp, Chest


class Player:
    def __init__(self, room):
        self.room = room
        self.bag = {}
        self.score = 0

    def receive(self, thing):
        self.bag[thing.name] = thing

    def has_light(self):
        return any(isinstance(t, Lamp) and t.lit for t in self.bag.values())

    def find(self, name):
        return self.bag.get(name) or self.room.things.get(name)

    def move(self, direction):
        if direction not in self.room.exits:
            return "No way."
        self.room = self.room.exits[direction]
        return self.room.enter(self)  #> rooms.FinalRoom.enter rooms.Room.enter


def build_world():
    hall = Room("Hall", [Lamp("lamp")])  #> rooms.Room.__init__ things.Thing.__init__
    tunnel = hall.connect("north", DarkRoom("Tunnel", [Thing("bone")]))  #> rooms.Room.__init__ rooms.Room.connect things.Thing.__init__
    tunnel.connect("north", FinalRoom("Vault", [Chest("chest", [Thing("crown", "a gold crown")])]))  #> rooms.Room.__init__ rooms.Room.connect things.Chest.__init__ things.Thing.__init__
    return Player(hall)  #> world.Player.__init__
