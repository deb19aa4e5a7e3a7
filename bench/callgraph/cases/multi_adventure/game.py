from commands import all_commands


class UnknownCommand(Exception):
    pass


class Game:
    def __init__(self, player, output):
        self.player = player
        self.output = output
        self.table = all_commands()  #> commands.all_commands
        self.history = []

    def parse(self, line):
        word, _, argument = line.partition(" ")
        try:
            return self.table[word](argument)  #> commands.Command.__init__ commands.Go.__init__
        except KeyError:
            raise UnknownCommand(word)  #> game.UnknownCommand

    def execute(self, line):
        if line == "undo":
            return self.undo()  #> game.Game.undo
        command = self.parse(line)  #> game.Game.parse
        self.history.append(command)
        return command.run(self.player)  #> commands.Go.run commands.Look.run commands.Take.run commands.Use.run

    def undo(self):
        return self.history.pop().undo(self.player)  #> commands.Command.undo commands.Go.undo commands.Take.undo

    def play(self, script):
        for line in script:
            try:
                self.say(self.execute(line))  #> game.Game.execute game.Game.say
            except UnknownCommand as error:
                self.say(f"what is {error}?")  #> game.Game.say

    def say(self, text):
        self.output(text)
