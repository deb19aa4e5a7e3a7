from chat.server import Server
from chat.commands import default_commands
from chat import filters


class Bot:
    name = "bot"

    def receive(self, sender, text):
        if text.startswith("hi"):
            self.reply(sender)  #> main.Bot.reply

    def reply(self, sender):
        sender.receive(self, "hello")  #> main.Human.receive


class Human:
    def __init__(self, name):
        self.name = name
        self.inbox = []

    def receive(self, sender, text):
        self.inbox.append(format_line(sender.name, text))  #> main.format_line


def format_line(name, text):
    return f"{name}: {text}"


def shout(text):
    return text.upper()


server = Server(default_commands())  #> chat.commands.default_commands chat.server.Server.__init__
ann, bot = Human("ann"), Bot()  #> main.Bot main.Human.__init__
server.join(ann)  #> chat.server.Server.join
server.join(bot)  #> chat.server.Server.join
server.filters.append(filters.trim)
server.say(ann, "hi all")  #> chat.server.Server.say
server.filters.append(filters.compose(filters.mask("bad"), shout))  #> chat.filters.compose chat.filters.mask
server.say(ann, "hi all")  #> chat.server.Server.say
server.say(ann, "/who")  #> chat.server.Server.say
server.say(ann, "/leave")  #> chat.server.Server.say
