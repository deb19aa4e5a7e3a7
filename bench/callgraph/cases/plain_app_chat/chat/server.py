from .room import Room


class Server:
    name = "server"

    def __init__(self, commands):
        self.commands = commands
        self.room = Room("lobby")  #> chat.room.Room.__init__
        self.filters = []

    def join(self, person):
        self.room.enter(person)  #> chat.room.Room.enter

    def say(self, person, text):
        command = self._command(text)  #> chat.server.Server._command
        if command:
            return command.execute(self, person)  #> chat.commands.Leave.execute chat.commands.Who.execute
        for change in self.filters:
            text = change(text)  #> chat.filters.compose.<lambda> chat.filters.trim
        for other in self.room.others(person):  #> chat.room.Room.others
            other.receive(person, text)  #> main.Bot.receive

    def _command(self, text):
        return next((each for each in self.commands if each.matches(text)), None)  #> chat.commands.Command.matches
