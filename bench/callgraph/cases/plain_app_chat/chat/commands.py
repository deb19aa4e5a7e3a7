class Command:
    word = ""

    def matches(self, text):
        return text == "/" + self.word

    def execute(self, server, person):
        raise NotImplementedError


class Who(Command):
    word = "who"

    def execute(self, server, person):
        person.receive(server, ", ".join(server.room.names()))  #> chat.room.Room.names main.Human.receive


class Leave(Command):
    word = "leave"

    def execute(self, server, person):
        server.room.leave(person)  #> chat.room.Room.leave


def default_commands():
    return [cls() for cls in (Who, Leave)]  #> chat.commands.Leave chat.commands.Who
