import enum
from dataclasses import dataclass
from functools import total_ordering


@total_ordering
class Suit(enum.Enum):
    CLUBS = "c"
    HEARTS = "h"
    SPADES = "s"

    def __lt__(self, other):
        return self.rank() < other.rank()  #> cards.Suit.rank

    def rank(self):
        return list(Suit).index(self)

    @classmethod
    def parse(cls, text):
        return cls(text.lower())  #> cards.Suit


@dataclass(frozen=True, order=True)
class Card:
    value: int
    suit: Suit

    @classmethod
    def of(cls, text):
        return cls(int(text[:-1]), Suit.parse(text[-1]))  #> cards.Card cards.Suit.parse

    def __str__(self):
        return f"{self.value}{self.suit.value}"

    def __format__(self, spec):
        return f"[{self}]" if spec == "box" else format(str(self), spec)  #> cards.Card.__format__ cards.Card.__str__

    def beats(self, other, trump):
        if self.suit is other.suit:
            return self > other
        return self.suit is trump


class Deck:
    def __init__(self, seed=7):
        self.cards = [Card(v, s) for s in Suit for v in range(1, 7)]  #> cards.Card
        self.state = seed

    def random(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2 ** 31
        return (self.state >> 8) % n

    def shuffle(self):
        for i in reversed(range(1, len(self))):  #> cards.Deck.__len__
            j = self.random(i + 1)  #> cards.Deck.random
            self[i], self[j] = self[j], self[i]  #> cards.Deck.__getitem__ cards.Deck.__setitem__
        return self

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, i):
        return self.cards[i]

    def __setitem__(self, i, card):
        self.cards[i] = card

    def deal(self, players):
        for i, card in enumerate(self):  #> cards.Deck.__getitem__
            players[i % len(players)].receive(card)  #> players.Player.receive
