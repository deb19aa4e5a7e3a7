from abc import ABC, abstractmethod


class Command(ABC):
    words = ()

    def __init__(self, argument):
        self.argument = argument

    @abstractmethod
    def run(self, player):
        ...

    def undo(self, player):
        return "cannot undo"


class Look(Command):
    words = ("look", "l")

    def run(self, player):
        if self.argument:
            return player.find(self.argument).look()  #> player.Player.find world.Lamp.look
        return player.room.describe()  #> world.Room.describe


class Take(Command):
    words = ("take", "get")

    def run(self, player):
        return f"taken: {player.take(self.argument).name}"  #> player.Player.take

    def undo(self, player):
        player.drop(self.argument)  #> player.Player.drop
        return "dropped"


class Use(Command):
    words = ("use", "drink")

    def run(self, player):
        thing = player.find(self.argument)  #> player.Player.find
        return thing.use(player)  #> world.Lamp.use world.Potion.use world.Thing.use


class Go(Command):
    words = ("go",)

    def __init__(self, argument):
        super().__init__(argument)  #> commands.Command.__init__
        self.before = None

    def run(self, player):
        self.before = player.room
        return player.go(self.argument) or player.room.describe()  #> player.Player.go world.Room.describe

    def undo(self, player):
        player.room = self.before
        return "back"


def all_commands():
    return {word: command for command in Command.__subclasses__() for word in command.words}
