from functools import total_ordering


class UnitMismatch(TypeError):
    def __init__(self, left, right):
        super().__init__(f'{left!r} does not fit {right!r}')  #> measure.units.Unit.__repr__


@total_ordering
class Quantity:
    def __init__(self, number, unit):
        self.number = number
        self.unit = unit

    @property
    def base(self):
        return self.number * self.unit.factor

    def to(self, unit):
        if not self.unit.is_like(unit):  #> measure.units.Unit.is_like
            raise UnitMismatch(self.unit, unit)  #> measure.quantity.UnitMismatch.__init__
        return Quantity(self.base / unit.factor, unit)  #> measure.quantity.Quantity.__init__ measure.quantity.Quantity.base

    def __add__(self, other):
        return Quantity(self.number + other.to(self.unit).number, self.unit)  #> measure.quantity.Quantity.__init__ measure.quantity.Quantity.to

    def __mul__(self, times):
        return Quantity(self.number * times, self.unit)  #> measure.quantity.Quantity.__init__

    def __eq__(self, other):
        return self.base == other.base  #> measure.quantity.Quantity.base

    def __lt__(self, other):
        return self.base < other.base  #> measure.quantity.Quantity.base

    def __str__(self):
        return f'{self.number:g} {self.unit.symbol}'
