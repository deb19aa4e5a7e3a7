from cards import Card, Deck, Suit
from players import Greedy, Player, Scripted, Show, Thrifty
from table import Table


def middle(led, trump):
    hand = scripted.hand
    return hand[len(hand) // 2]


scripted = Scripted("sam", middle)  #> players.Scripted.__init__


def play(players, trump, seed):
    table = Table(players, trump)  #> table.Table.__init__
    Deck(seed).shuffle().deal(players)  #> cards.Deck.__init__ cards.Deck.deal cards.Deck.shuffle
    while players[0].hand:
        print(table.trick())  #> table.Table.trick
    for points, name in table.finish():  #> table.Table.finish
        print("  %-4s %d" % (name, points))


if __name__ == "__main__":
    play([Greedy("gus"), Thrifty("tia"), Show("sue")], Suit.SPADES, 3)  #> main.play players.Player.__init__
    play([scripted, Thrifty("tom")], Suit.parse("H"), 11)  #> cards.Suit.parse main.play players.Player.__init__
    play([Greedy("gil"), Greedy("gal"), Player("pat")], None, 8)  #> main.play players.Player.__init__
    print(Card.of("5h") < Card.of("6c"), Card.of("5h") < Card.of("5s"), Suit.HEARTS >= Suit.CLUBS)  #> cards.Card.of cards.Suit.__lt__
