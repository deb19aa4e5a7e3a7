from functools import total_ordering


@total_ordering
class Fraction:
    def __init__(self, top, bottom):
        self.top = top
        self.bottom = bottom

    def __add__(self, other):
        other = self.coerce(other)  #> Fraction.coerce
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)  #> Fraction.__init__

    __radd__ = __add__

    def __mul__(self, other):
        return Fraction(self.top * self.coerce(other).top, self.bottom)  #> Fraction.__init__ Fraction.coerce

    def __eq__(self, other):
        return self.value() == other.value()  #> Fraction.value

    def __lt__(self, other):
        return self.value() < other.value()  #> Fraction.value

    def __float__(self):
        return self.value()  #> Fraction.value

    def __invert__(self):
        return Fraction(self.bottom, self.top)  #> Fraction.__init__

    def value(self):
        return self.top / self.bottom

    @staticmethod
    def coerce(other):
        return other if isinstance(other, Fraction) else Fraction(other, 1)  #> Fraction.__init__


half = Fraction(1, 2)  #> Fraction.__init__
half + half  #> Fraction.__add__
1 + half  #> Fraction.__add__
half * 3  #> Fraction.__mul__
half == ~half  #> Fraction.__eq__ Fraction.__invert__
half < Fraction(3, 4)  #> Fraction.__init__ Fraction.__lt__
half >= Fraction(1, 4)  #> Fraction.__init__ Fraction.__lt__
float(half)  #> Fraction.__float__
sum([half, half])  #> Fraction.__add__
