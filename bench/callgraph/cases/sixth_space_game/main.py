from engine import Engine
from entities import Player, Asteroid, Missile
from scripted import ScriptedInput


def main():
    game = Engine(width=20, inputs=ScriptedInput("ddf.af"))  #> engine.Engine.__init__ scripted.ScriptedInput.__init__
    game.spawn(Player(5))  #> engine.Engine.spawn entities.Player.__init__
    game.spawn(Asteroid(9, speed=1))  #> engine.Engine.spawn entities.Asteroid.__init__
    game.spawn(Asteroid(7, speed=2))  #> engine.Engine.spawn entities.Asteroid.__init__
    game.run(max_frames=12)  #> engine.Engine.run
    print(game.score, [type(e).__name__ for e in game.entities])


main()  #> main.main
