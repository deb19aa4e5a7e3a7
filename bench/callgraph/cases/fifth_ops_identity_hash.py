"""__eq__, __hash__ and ordering used by sets, dicts, `in`, index, count and heapq."""
import heapq


class Card:
    def __init__(self, rank, suit):
        self.rank, self.suit = rank, suit

    def _key(self):
        return self.rank, self.suit.lower()

    def __eq__(self, other):
        return self._key() == other._key()  #> Card._key

    def __hash__(self):
        return hash(self._key())  #> Card._key

    def __lt__(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return f"{self.rank}{self.suit}"

    def __int__(self):
        return self.rank


deck = [Card(9, "h"), Card(2, "S"), Card(5, "d")]  #> Card.__init__
print(len({Card(1, "h"), Card(1, "H")}), Card(2, "s") in deck, deck.index(Card(5, "D")))  #> Card.__eq__ Card.__hash__ Card.__init__
print({Card(3, "c"): "three"}[Card(3, "C")], Card(1, "c") != Card(1, "C"))  #> Card.__eq__ Card.__hash__ Card.__init__
heapq.heapify(deck)  #> Card.__lt__
print(heapq.heappop(deck), sum(map(int, deck)))  #> Card.__int__ Card.__lt__ Card.__repr__
