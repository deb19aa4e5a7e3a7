import search
from openings.book import reply as from_book


class Player:
    def __init__(self, name):
        self.name = name

    def move(self, position):
        try:
            return from_book(position)  #> openings.book.reply
        except LookupError:
            return search.best(self.legal())  #> engine.Player.legal search.best

    def legal(self):
        return ["d4", "c4"]
