import engine as chess
from engine import search
from openings import book

player = chess.Player("Deep Teal")  #> engine.Player.__init__
print(player.move("start"))  #> engine.Player.move
print(player.move("e4"))  #> engine.Player.move
print(search.best(["a3", "h4"]))  #> search.best

book.learn("h4", book.quiet)  #> openings.book.learn
print(player.move("h4"))  #> engine.Player.move
