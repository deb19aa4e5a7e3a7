COMMANDS = {}


class Command:
    def __init__(self, name, run):
        self.name = name
        self.help = (run.__doc__ or '').strip()
        self._run = run
        self._options = getattr(run, 'options', [])

    def configure(self, parser):
        for names, settings in self._options:
            parser.add_argument(*names, **settings)
        parser.set_defaults(command=self)

    def __call__(self, args):
        return self._run(args)  #> toolbelt.commands.numbers.convert toolbelt.commands.numbers.show_fibonacci toolbelt.commands.words.checksum toolbelt.commands.words.count_words


def command(name=None):
    def add(function):
        made = Command(name or function.__name__, function)  #> toolbelt.registry.Command.__init__
        COMMANDS[made.name] = made
        return made
    return add


def option(*names, **settings):
    def attach(function):
        function.options = [(names, settings)] + getattr(function, 'options', [])
        return function
    return attach
