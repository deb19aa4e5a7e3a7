from world import build_world
from commands import Interpreter

SCRIPT = ["look", "take lamp", "go north", "light lamp", "go north", "look",
          "open chest", "inventory", "dance", "go up", "quit", "look"]

player = build_world()  #> world.build_world
shell = Interpreter(player)  #> commands.Interpreter.__init__
for text in SCRIPT:
    print(">", text)
    print(shell.onecmd(text))  #> commands.Interpreter.default commands.Interpreter.do_go commands.Interpreter.do_inventory commands.Interpreter.do_look commands.Interpreter.do_quit commands.Interpreter.do_take
    if shell.finished:
        break
