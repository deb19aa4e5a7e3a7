import cmd


class Interpreter(cmd.Cmd):
    def __init__(self, player):
        super().__init__()
        self.player = player
        self.finished = False

    def do_look(self, arg):
        return self.player.room.view(self.player)  #> rooms.DarkRoom.view rooms.Room.view

    def do_go(self, arg):
        return self.player.move(arg)  #> world.Player.move

    def do_take(self, arg):
        thing = self.player.room.things.pop(arg, None)
        if thing is None or not thing.portable:
            return "You can't."
        self.player.receive(thing)  #> world.Player.receive
        return "Taken."

    def do_inventory(self, arg):
        return ", ".join(sorted(t.describe() for t in self.player.bag.values()))  #> things.Lamp.describe things.Thing.describe

    def do_quit(self, arg):
        self.finished = True
        return "Score %d" % self.player.score

    def default(self, line):
        verb, _, noun = line.partition(" ")
        thing = self.player.find(noun)  #> world.Player.find
        if thing:
            return thing.interact(verb, self.player)  #> things.Thing.interact
        return "I don't know how to " + verb
