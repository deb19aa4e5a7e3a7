from base import Command


class Echo(Command, aliases=["say"]):  #> base.Command.__init_subclass__
    """repeat"""

    def run(self, *words):
        return " ".join(words)


class Dice:
    def __init__(self, seed):
        self.state = seed

    def roll(self, sides):
        self.state = (self.state * 1103515245 + 12345) % 2 ** 31
        return self.state % sides + 1


class Roll(Command):  #> base.Command.__init_subclass__
    """dice"""
    dice = Dice(7)  #> basic_commands.Dice.__init__

    def run(self, spec):
        count, sides = map(int, spec.split("d"))
        return [self.dice.roll(sides) for _ in range(count)]  #> basic_commands.Dice.roll


class Help(Command):  #> base.Command.__init_subclass__
    def run(self):
        return " | ".join(sorted({c.help() for c in self.registry.values()}))  #> base.Command.help


class Quit(Command):  #> base.Command.__init_subclass__
    """leave"""

    def run(self):
        return self.farewell()  #> basic_commands.Quit.farewell

    def farewell(self):
        return "bye"
