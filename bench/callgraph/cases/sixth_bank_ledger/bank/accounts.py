from __future__ import annotations
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Callable
from bank.errors import Overdrawn
from bank.money import Money

if TYPE_CHECKING:
    from decimal import Decimal
    from bank.core import Bank


class Account(ABC):
    def __init__(self, bank: Bank, number: int, owner: str) -> None:
        self.bank = bank
        self.number = number
        self.owner = owner
        self.balance = Money()  #> bank.money.Money.__init__

    def deposit(self, m: Money) -> None:
        self.balance = self.balance + m  #> bank.money.Money.__add__
        self.bank.record(self, "+", m)  #> bank.core.Bank.record

    def withdraw(self, m: Money) -> None:
        total = m + self.fee_for(m)  #> bank.accounts.Checking.fee_for bank.accounts.Savings.fee_for bank.money.Money.__add__
        if self.balance < total:  #> bank.money.Money.__lt__
            raise Overdrawn(self, total)  #> bank.errors.Overdrawn.__init__
        self.balance -= total  #> bank.money.Money.__sub__
        self.bank.record(self, "-", total)  #> bank.core.Bank.record

    @abstractmethod
    def fee_for(self, m: Money) -> Money: ...

    def month_end(self) -> None:
        """Hook."""


class Checking(Account):
    def __init__(self, bank, number, owner, fee: Callable[[Money], Money]):
        super().__init__(bank, number, owner)  #> bank.accounts.Account.__init__
        self.fee = fee

    def fee_for(self, m: Money) -> Money:
        return self.fee(m)  #> bank.fees.FlatFee.__call__ bank.fees.percentage.fee


class Savings(Account):
    def __init__(self, *args, rate: Decimal, **kw):
        super().__init__(*args, **kw)  #> bank.accounts.Account.__init__
        self.rate = rate

    def fee_for(self, m):
        return Money()  #> bank.money.Money.__init__

    def month_end(self) -> None:
        self.deposit(self.balance * self.rate)  #> bank.accounts.Account.deposit bank.money.Money.__mul__


class Joint(Checking):
    def month_end(self):
        self.withdraw(Money("1"))  #> bank.accounts.Account.withdraw bank.money.Money.__init__
