class InsufficientFunds(Exception):
    pass


class Account:
    interest = 0.01
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []
        Account.count += 1

    def deposit(self, amount):
        self._check(amount)  #> Account._check
        self.balance += amount
        self._log("deposit", amount)  #> Account._log
        return self

    def withdraw(self, amount):
        self._check(amount)  #> Account._check
        if not self.can_withdraw(amount):  #> Account.can_withdraw Overdraft.can_withdraw
            raise InsufficientFunds(self.owner)  #> InsufficientFunds
        self.balance -= amount
        self._log("withdraw", amount)  #> Account._log
        return self

    def can_withdraw(self, amount):
        return self.balance >= amount

    def _check(self, amount):
        assert amount > 0

    def _log(self, *entry):
        self.history.append(entry)


class Overdraft(Account):
    limit = 50

    def can_withdraw(self, amount):
        return self.balance + self.limit >= amount


class Frozen(Account):
    def can_withdraw(self, amount):
        return False


acc = Account("eve", 10).deposit(20).withdraw(5)  #> Account.__init__ Account.deposit Account.withdraw
od = Overdraft("sam")  #> Account.__init__
od.withdraw(40)  #> Account.withdraw
print(acc.balance, od.balance, Account.count)
try:
    acc.withdraw(1000)  #> Account.withdraw
except InsufficientFunds as e:
    print("no:", e)
deposit = od.deposit
deposit(100)  #> Account.deposit
Account.deposit(od, 1)  #> Account.deposit
print(od.balance, od.history)
