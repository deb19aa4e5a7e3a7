class Game:
    def play(self):
        self.start()  #> Game.start
        while not self.over():  #> Game.over
            self.turn()  #> Chess.turn
        return self.winner()  #> Chess.winner

    def start(self):
        self.turns = 0

    def over(self):
        return self.turns > 1

    def turn(self):
        self.turns += 1

    def winner(self):
        return None


class Chess(Game):
    def turn(self):
        super().turn()  #> Game.turn
        self.move()  #> Chess.move

    def move(self):
        return 'e4'

    def winner(self):
        return 'white'


Chess().play()  #> Chess Game.play
