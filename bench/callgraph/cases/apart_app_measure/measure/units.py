from .quantity import Quantity, UnitMismatch


class Unit:
    _by_symbol = {}

    def __init__(self, symbol, kind, factor=1):
        self.symbol = symbol
        self.kind = kind
        self.factor = factor
        Unit._by_symbol[symbol] = self

    @classmethod
    def named(cls, symbol):
        return cls._by_symbol[symbol]

    def is_like(self, other):
        return self.kind == other.kind

    def __rmul__(self, number):
        return Quantity(number, self)  #> measure.quantity.Quantity.__init__

    def __repr__(self):
        return f'Unit({self.symbol})'


def find(symbol):
    return Unit.named(symbol)  #> measure.units.Unit.named


gram = Unit('g', 'mass')  #> measure.units.Unit.__init__
kilogram = Unit('kg', 'mass', 1000)  #> measure.units.Unit.__init__
millilitre = Unit('ml', 'volume')  #> measure.units.Unit.__init__
litre = Unit('l', 'volume', 1000)  #> measure.units.Unit.__init__
