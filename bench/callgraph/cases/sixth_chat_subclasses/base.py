import difflib


class UnknownCommand(Exception):
    def __init__(self, name):
        super().__init__("unknown " + name)
        self.name = name

    def suggest(self):
        return difflib.get_close_matches(self.name, Command.registry) or "nothing"


class Command:
    registry = {}
    name = None

    def __init_subclass__(cls, abstract=False, aliases=(), **kw):
        super().__init_subclass__(**kw)
        if not abstract:
            cls.name = cls.__name__.lower()
            for n in (cls.name, *aliases):
                Command.registry[n] = cls

    def __init__(self, user):
        self.user = user

    @classmethod
    def dispatch(cls, user, line):
        name, *args = line.lstrip("/").split()
        if name not in cls.registry:
            raise UnknownCommand(name)  #> base.UnknownCommand.__init__
        command = cls.registry[name](user)  #> base.Command.__init__
        return command.execute(args)  #> base.Command.execute

    def execute(self, args):
        if not self.permitted():  #> admin_commands.AdminCommand.permitted base.Command.permitted
            return self.denied()  #> admin_commands.AdminCommand.denied
        return self.run(*args)  #> admin_commands.Kick.run basic_commands.Echo.run basic_commands.Help.run basic_commands.Roll.run

    def permitted(self):
        return True

    def denied(self):
        return "not allowed"

    def run(self, *args):
        raise NotImplementedError

    @classmethod
    def help(cls):
        return cls.name + ": " + (cls.__doc__ or "?")
