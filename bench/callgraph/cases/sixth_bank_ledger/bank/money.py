from __future__ import annotations
from decimal import Decimal, ROUND_HALF_UP


class Money:
    __slots__ = ("amount",)

    def __init__(self, amount: str | Decimal = "0") -> None:
        self.amount = self._round(Decimal(amount))  #> bank.money.Money._round

    @staticmethod
    def _round(d: Decimal) -> Decimal:
        return d.quantize(Decimal("0.01"), ROUND_HALF_UP)

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + other.amount)  #> bank.money.Money.__init__

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - other.amount)  #> bank.money.Money.__init__

    def __mul__(self, k: Decimal) -> Money:
        return Money(self.amount * k)  #> bank.money.Money.__init__

    def __lt__(self, other: Money) -> bool:
        return self.amount < other.amount

    def __ge__(self, other):
        return not self < other  #> bank.money.Money.__lt__

    def __str__(self) -> str:
        return f"{self.amount}"
