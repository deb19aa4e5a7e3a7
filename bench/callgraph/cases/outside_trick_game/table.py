from collections import deque


class Table:
    scoring = {}

    def __init__(self, players, trump):
        self.players = deque(players)
        self.trump = trump

    @classmethod
    def score_rule(cls, tricks):
        return lambda fn: cls.scoring.__setitem__(tricks, fn)

    def trick(self):
        played = []
        led = None
        for p in self.players:
            card = p.play(led, self.trump)  #> players.Player.play
            led = led or card
            played.append((p, card))
        winner, best = played[0]
        for p, card in played[1:]:
            if card.beats(best, self.trump):  #> cards.Card.beats
                winner, best = p, card
        winner.win()  #> players.BragMixin.win players.Player.win
        self.rotate_to(winner)  #> table.Table.rotate_to
        return f"{best:box} {' '.join(format(c, '>3') for _, c in played)}"  #> cards.Card.__format__

    def rotate_to(self, winner):
        while self.players[0] is not winner:
            self.players.rotate(-1)

    def score(self, player):
        rule = self.scoring.get(player.tricks, plain)
        return rule(player)  #> table.misere table.plain

    def finish(self):
        yield from sorted(((self.score(p), str(p)) for p in self.players), reverse=True)  #> players.BragMixin.__str__ players.Player.__str__ table.Table.score


def plain(player):
    return player.tricks


@Table.score_rule(0)  #> table.Table.score_rule table.Table.score_rule.<lambda>
def misere(player):
    return bonus(3)  #> table.bonus


def bonus(n):
    return n * 5
