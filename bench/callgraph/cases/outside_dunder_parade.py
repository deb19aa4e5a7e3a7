class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)  #> Money.__init__

    def __radd__(self, other):
        return Money(self.cents + int(other) * 100)  #> Money.__init__

    def __mul__(self, n):
        return Money(self.cents * n)  #> Money.__init__

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.cents += other.cents
        return self

    def __neg__(self):
        return Money(-self.cents)  #> Money.__init__

    def __lt__(self, other):
        return self.cents < other.cents

    def __eq__(self, other):
        return self.cents == other.cents

    def __hash__(self):
        return hash(self.cents)

    def __bool__(self):
        return self.cents != 0

    def __format__(self, spec):
        if spec == "short":
            return "$%d" % (self.cents // 100)
        return str(self)  #> Money.__str__

    def __str__(self):
        return "$%d.%02d" % divmod(self.cents, 100)

    def __repr__(self):
        return "Money(%d)" % self.cents

    def __index__(self):
        return self.cents


class Purse(object):
    def __init__(self, *coins):
        self.coins = list(coins)

    def __len__(self):
        return len(self.coins)

    def __getitem__(self, i):
        return self.coins[i]

    def __setitem__(self, i, coin):
        self.coins[i] = coin

    def __contains__(self, coin):
        return any(c == coin for c in self.coins)  #> Money.__eq__

    def __delitem__(self, i):
        del self.coins[i]

    def __call__(self, pick):
        return pick(self.coins)  #> Money.__lt__


p = Purse(Money(5), Money(250), Money(100))  #> Money.__init__ Purse.__init__
print(sum(p), max(p), sorted(p.coins))  #> Money.__add__ Money.__lt__ Money.__radd__ Money.__repr__ Money.__str__ Purse.__getitem__
p[0] = 3 * Money(10)  #> Money.__init__ Money.__mul__ Purse.__setitem__
p[0] += Money(1)  #> Money.__iadd__ Money.__init__ Purse.__getitem__ Purse.__setitem__
del p[2]  #> Purse.__delitem__
print(f"{p[0]} {p[1]:short}", len(p), Money(31) in p)  #> Money.__format__ Money.__init__ Purse.__contains__ Purse.__getitem__ Purse.__len__
print(p(min), -p[0], bool(Money(0)), {Money(1), Money(1)}, "abc"[Money(1)])  #> Money.__bool__ Money.__eq__ Money.__hash__ Money.__index__ Money.__init__ Money.__neg__ Money.__repr__ Money.__str__ Purse.__call__ Purse.__getitem__
