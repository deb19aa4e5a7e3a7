class BankError(Exception):
    def describe(self):
        return "bank error"


class Overdrawn(BankError):
    def __init__(self, account, wanted):
        self.account = account
        self.wanted = wanted

    def describe(self):
        return f"{self.account.owner} lacks {self.wanted}"  #> bank.money.Money.__str__
