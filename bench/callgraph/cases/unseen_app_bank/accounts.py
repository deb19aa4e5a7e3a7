from abc import ABC, abstractmethod

from errors import Insufficient, Frozen
from ledger import Ledger, Entry


class Account(ABC):
    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.ledger = Ledger()  #> ledger.Ledger.__init__
        self.frozen = False

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        self.check(value)  #> accounts.Checking.check accounts.Savings.check
        self._balance = value

    @abstractmethod
    def check(self, value):
        ...

    def deposit(self, amount):
        if self.frozen:
            raise Frozen(self)  #> errors.BankError.__init__
        self.balance += amount  #> accounts.Account.balance
        self.ledger.record(Entry('deposit', amount))  #> ledger.Entry ledger.Ledger.record

    def withdraw(self, amount):
        self.balance -= amount + self.fee(amount)  #> accounts.Account.balance accounts.Account.fee accounts.Checking.fee
        self.ledger.record(Entry('withdraw', amount))  #> ledger.Entry ledger.Ledger.record

    def fee(self, amount):
        return 0

    def __lt__(self, other):
        return self.balance < other.balance  #> accounts.Account.balance


class Savings(Account):
    def check(self, value):
        if value < 0:
            raise Insufficient(self, value)  #> errors.BankError.__init__


class Checking(Account):
    limit = 100

    def check(self, value):
        if value < -self.limit:
            raise Insufficient(self, value)  #> errors.BankError.__init__

    def fee(self, amount):
        return max(1, percent(amount, 1))  #> accounts.percent


def percent(amount, rate):
    return amount * rate // 100
