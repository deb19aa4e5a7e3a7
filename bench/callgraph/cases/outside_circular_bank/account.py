import ledger


class Account:
    all_accounts = {}

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        Account.all_accounts[owner] = self
        ledger.record("open", self)  #> ledger.record

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < self.limit():  #> account.Account.limit account.Business.limit
            from errors import Overdrawn
            raise Overdrawn(self, value)  #> errors.Overdrawn.__init__
        delta = value - self._balance
        self._balance = value
        ledger.record("in" if delta > 0 else "out", self, abs(delta))  #> ledger.record

    def limit(self):
        return 0

    def notify(self, text):
        return "%s: %s" % (self.owner, text)


class Business(Account):
    def limit(self):
        return -100

    def notify(self, text):
        return super().notify(text.upper())  #> account.Account.notify


def lookup(owner):
    return Account.all_accounts.get(owner) or Account(owner)  #> account.Account.__init__
