from engine import Game
from rooms import build_world

SCRIPT = """l
n
s
take lamp
take ring
take rock
use rock
use ring
use lamp
i
go west
n
take statue
use statue
use spoon
dance
go down
l"""

if __name__ == "__main__":
    game = Game(build_world())  #> engine.Game.__init__ rooms.build_world
    for reply in game.play(SCRIPT.splitlines()):  #> engine.Game.play
        print(reply)
    print(sorted(game.flags))
