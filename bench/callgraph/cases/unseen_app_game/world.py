class Room:
    def __init__(self, name, on_enter=None):
        self.name = name
        self.exits = {}
        self.items = []
        self.on_enter = on_enter

    def connect(self, direction, other, back=None):
        self.exits[direction] = other
        if back:
            other.connect(back, self)  #> world.Room.connect
        return other

    def enter(self, player):
        if self.on_enter:
            self.on_enter(player)  #> main.trap
        return self.describe()  #> world.Room.describe

    def describe(self):
        return self.name + ', '.join(item.label() for item in self.items)  #> world.Lamp.label


class Item:
    def __init__(self, name):
        self.name = name

    def label(self):
        return self.name

    def use(self, player):
        return None


class Lamp(Item):
    def __init__(self):
        super().__init__('lamp')  #> world.Item.__init__
        self.lit = False

    def use(self, player):
        self.lit = not self.lit
        player.say(self.label())  #> player.Player.say world.Lamp.label

    def label(self):
        return super().label() + ('*' if self.lit else '')  #> world.Item.label
