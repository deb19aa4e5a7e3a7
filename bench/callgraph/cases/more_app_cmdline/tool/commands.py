from .options import Option, Parser, integer


class Command:
    name = None
    options = ()

    def __init__(self):
        self.parser = Parser(*self.options)  #> tool.options.Parser.__init__

    def parse(self, argv):
        return self.parser.parse(argv)  #> tool.options.Parser.parse

    def __call__(self, args):
        self.before()  #> tool.commands.Command.before tool.commands.Sum.before
        result = self.execute(**args)  #> tool.commands.Greet.execute tool.commands.Sum.execute
        self.after(result)  #> tool.commands.Command.after
        return 0

    def before(self):
        pass

    def after(self, result):
        print(result)

    def execute(self, **kwargs):
        raise NotImplementedError


class Greet(Command):
    name = "greet"
    options = (Option("who", convert=str.title),)  #> tool.options.Option

    def execute(self, who):
        return greeting(who)  #> tool.commands.greeting


class Sum(Command):
    name = "sum"
    options = (Option("left", convert=integer), Option("right", convert=integer))  #> tool.options.Option

    def before(self):
        print("adding")

    def execute(self, left, right):
        return left + right


def greeting(who):
    return "hello " + who
