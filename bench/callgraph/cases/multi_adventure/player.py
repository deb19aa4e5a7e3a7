class Player:
    def __init__(self, room):
        self.room = room
        self.bag = {}
        self.health = 10

    def take(self, name):
        thing = self.room.things.pop(name)
        self.bag[name] = thing
        return thing

    def drop(self, name):
        thing = self.bag.pop(name)
        self.room.put(thing)  #> world.Room.put
        return thing

    def find(self, name):
        return self.bag.get(name) or self.room.things.get(name)

    def go(self, direction):
        self.room = self.room.exits[direction]
        return self.room.entered(self)  #> world.Room.entered

    def hurt(self, amount):
        self.health -= amount
        return "ouch"

    def heal(self, amount):
        self.health += amount
        return "better"
