class Player:
    def __init__(self, name):
        self.name = name
        self.hand = []
        self.tricks = 0

    def receive(self, card):
        self.hand.append(card)
        self.hand.sort()  #> cards.Suit.__lt__

    def play(self, led, trump):
        card = self.choose(led, trump)  #> main.middle players.FollowMixin.choose players.Player.choose players.Show.choose
        self.hand.remove(card)
        return card

    def choose(self, led, trump):
        return self.hand[0]

    def win(self):
        self.tricks += 1

    def __str__(self):
        return self.name


class FollowMixin:
    def choose(self, led, trump):
        same = [c for c in self.hand if led and c.suit is led.suit]
        if not same:
            return super().choose(led, trump)  #> players.Player.choose
        return self.best(same)  #> players.FollowMixin.best players.ThriftyMixin.best

    def best(self, cards):
        return max(cards)


class ThriftyMixin:
    def best(self, cards):
        return min(cards, key=self.cost)  #> players.ThriftyMixin.cost

    def cost(self, card):
        return card.value


class BragMixin(object):
    def win(self):
        super().win()  #> players.Player.win
        print("%s: ha!" % self)  #> players.BragMixin.__str__

    def __str__(self):
        return super().__str__().upper()  #> players.Player.__str__


class Greedy(FollowMixin, Player):
    pass


class Thrifty(ThriftyMixin, FollowMixin, Player):
    pass


class Show(BragMixin, Greedy):
    def choose(self, led, trump):
        trumps = [c for c in self.hand if c.suit is trump]
        return trumps.pop() if trumps else super().choose(led, trump)  #> players.FollowMixin.choose


class Scripted(Player):
    def __init__(self, name, chooser):
        super().__init__(name)  #> players.Player.__init__
        self.choose = chooser
