from game import Game
from game.entities import Goblin, Hero

game = Game()  #> game.Game.__init__
hero = game.spawn(Hero, name="ann")  #> game.Game.spawn
goblin = game.spawn(Goblin)  #> game.Game.spawn
while game.alive(Goblin):  #> game.Game.alive
    game.turn()  #> game.Game.turn
print(game.log)
