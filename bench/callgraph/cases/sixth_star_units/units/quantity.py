from .registry import convert

__all__ = ("Quantity",)
__all__ = list(__all__)


class Quantity:
    def __init__(self, value, unit):
        self.value, self.unit = value, unit

    def to(self, unit):
        return Quantity(convert(self.value, self.unit, unit), unit)  #> units.quantity.Quantity.__init__ units.registry.convert

    def __add__(self, other):
        return Quantity(self.value + other.to(self.unit).value, self.unit)  #> units.quantity.Quantity.__init__ units.quantity.Quantity.to

    def __repr__(self):
        return f"{self.value:g}{self.unit}"

    def __rsub__(self, other):
        raise TypeError
