from . import errors


class Application:
    def __init__(self, name):
        self.name = name
        self.commands = {}
        self.aliases = {}

    def add(self, command):
        self.commands[command.name] = command

    def alias(self, short, name):
        self.aliases[short] = name

    def find(self, name):
        name = self.aliases.get(name, name)
        try:
            return self.commands[name]
        except KeyError:
            raise errors.UnknownCommand(name, known=sorted(self.commands)) from None  #> tool.errors.CommandError.__init__

    def run(self, argv):
        name, *rest = argv
        try:
            command = self.find(name)  #> tool.cli.Application.find
            args = command.parse(rest)  #> tool.commands.Command.parse
            return command(args)  #> tool.commands.Command.__call__
        except errors.CommandError as error:
            print(error.render())  #> tool.errors.CommandError.render
            return error.code
