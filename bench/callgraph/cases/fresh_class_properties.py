class Account:
    def __init__(self, owner):
        self.owner = owner
        self._balance = 0

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        self.check(value)  #> Account.check
        self._balance = value

    @balance.deleter
    def balance(self):
        self.reset()  #> Account.reset

    def check(self, value):
        if value < 0:
            self.fail()  #> Account.fail

    def fail(self):
        raise ValueError(self.owner)

    def reset(self):
        self._balance = 0


class Savings(Account):
    @property
    def interest(self):
        return self.balance * 0.1  #> Account.balance


account = Savings('me')  #> Account.__init__
account.balance = 10  #> Account.balance
account.balance += 5  #> Account.balance
account.interest  #> Savings.interest
del account.balance  #> Account.balance
try:
    account.balance = -1  #> Account.balance
except ValueError:
    account.reset()  #> Account.reset
