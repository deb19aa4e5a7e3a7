from collections import deque


class Player:
    def __init__(self, room, out):
        self.room = room
        self.out = out
        self.bag = {}
        self.history = deque()

    def say(self, text):
        self.out(text)  #> main.shout

    def go(self, direction):
        target = self.room.exits.get(direction)
        if target is None:
            return self.say('no way')  #> player.Player.say
        self.history.append(self.room)
        self.room = target
        self.say(target.enter(self))  #> player.Player.say world.Room.enter

    def back(self):
        room = self.history.pop()
        self.room = room
        room.enter(self)  #> world.Room.enter

    def take(self, name):
        for item in list(self.room.items):
            if item.name == name:
                self.room.items.remove(item)
                self.bag[name] = item

    def use(self, name):
        item = self.bag[name]
        item.use(self)  #> world.Lamp.use
