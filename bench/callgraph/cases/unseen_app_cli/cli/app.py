from cli.parsing import split_args


class Command:
    def __init__(self, name, fn, help=''):
        self.name = name
        self.fn = fn
        self.help = help

    def invoke(self, args):
        positional, options = split_args(args)  #> cli.parsing.split_args
        return self.fn(*positional, **options)  #> cli.commands.install.add cli.commands.remove main.status

    def usage(self):
        return f'{self.name}: {self.help}'


class App:
    def __init__(self, name):
        self.name = name
        self.commands = {}
        self.default = self.show_help

    def command(self, name=None, help=''):
        def register(fn):
            command = Command(name or fn.__name__, fn, help)  #> cli.app.Command.__init__
            self.commands[command.name] = command
            return fn
        return register

    def run(self, argv):
        if not argv:
            return self.default()  #> cli.app.App.show_help
        name, *rest = argv
        command = self.commands.get(name)
        if command is None:
            return self.fail(name)  #> cli.app.App.fail
        return command.invoke(rest)  #> cli.app.Command.invoke

    def fail(self, name):
        return 'no ' + name

    def show_help(self):
        return '\n'.join(c.usage() for c in self.commands.values())  #> cli.app.Command.usage
