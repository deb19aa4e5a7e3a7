from functools import total_ordering


@total_ordering
class Money:
    def __init__(self, cents, cur="EUR"):
        self.cents, self.cur = cents, cur

    @classmethod
    def of(cls, amount):
        return cls(int(amount * 100))  #> Money.__init__

    def _same(self, other):
        if self.cur != other.cur:
            raise TypeError("currency")

    def __add__(self, other):
        if other == 0:  #> Money.__eq__
            return self
        self._same(other)  #> Money._same
        return Money(self.cents + other.cents, self.cur)  #> Money.__init__

    __radd__ = __add__

    def __sub__(self, other):
        return self + -other  #> Money.__add__ Money.__neg__

    def __neg__(self):
        return Money(-self.cents, self.cur)  #> Money.__init__

    def __mul__(self, k):
        return Money(round(self.cents * k), self.cur)  #> Money.__init__

    def __rmul__(self, k):
        return self * k  #> Money.__mul__

    def __truediv__(self, n):
        return Money(self.cents // n, self.cur)  #> Money.__init__

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __bool__(self):
        return self.cents != 0

    def __str__(self):
        return f"{self.cents / 100:.2f} {self.cur}"

    def __format__(self, spec):
        return str(self) if spec != "short" else str(self.cents // 100)  #> Money.__str__

    def __iadd__(self, other):
        self.cents += other.cents
        return self

    def __matmul__(self, rate):
        return Money(self.cents, rate)  #> Money.__init__


a, b = Money.of(10), Money(250)  #> Money.__init__ Money.of
print(a + b, a - b, 2 * b, a / 3, a >= b, sum([a, b, b]))  #> Money.__add__ Money.__lt__ Money.__rmul__ Money.__str__ Money.__sub__ Money.__truediv__
a += b  #> Money.__iadd__
print(f"{a:short} {b}", "rich" if a else "poor", max(a, b), a @ "USD")  #> Money.__bool__ Money.__format__ Money.__lt__ Money.__matmul__ Money.__str__
