"""Enums whose members carry functions, with properties, _missing_, and per-value methods."""
from enum import Enum, Flag, auto

def flat(amount):
    return 5


def percent(amount):
    return amount // 10


class Discount(Enum):  #> Discount.__init__
    FLAT = ("flat", flat)
    PERCENT = ("percent", percent)
    HALF = ("half", lambda amount: amount // 2)

    def __init__(self, title, rule):
        self.title, self.rule = title, rule

    def __call__(self, amount):
        return amount - self.rule(amount)  #> Discount.<lambda> flat percent

    @property
    def label(self):
        return self.title.upper()

    @classmethod
    def _missing_(cls, value):
        return next(filter(lambda m: m.title == value, cls))  #> Discount._missing_.<lambda>


class Access(Flag):
    READ, WRITE = auto(), auto()

    def allows(self, other):
        return other in self


print([d(100) for d in Discount], Discount("half")(8), Discount["FLAT"].label)  #> Discount.__call__ Discount._missing_ Discount.label
print((Access.READ | Access.WRITE).allows(Access.WRITE))  #> Access.allows
