from bank.errors import BankError
from bank.money import Money


class Bank:
    def __init__(self, name):
        self.name = name
        self.accounts = []
        self.journal = []

    def open(self, kind, **kw):
        account = kind(self, len(self.accounts) + 1, **kw)  #> bank.accounts.Checking.__init__ bank.accounts.Savings.__init__
        self.accounts.append(account)
        return account

    def transfer(self, src, dst, amount):
        try:
            src.withdraw(amount)  #> bank.accounts.Account.withdraw
            dst.deposit(amount)  #> bank.accounts.Account.deposit
        except BankError as e:
            return e.describe()  #> bank.errors.Overdrawn.describe
        return "ok"

    def record(self, account, sign, amount):
        self.journal.append((account, sign, amount))

    def month_end(self):
        for acc in self.accounts:
            acc.month_end()  #> bank.accounts.Account.month_end bank.accounts.Savings.month_end

    def statement(self):
        for acc, sign, amount in self.journal:
            yield "%-4s %s%s" % (acc.owner, sign, amount)  #> bank.money.Money.__str__

    def total(self):
        return sum((a.balance for a in self.accounts), start=Money())  #> bank.money.Money.__add__ bank.money.Money.__init__
