import ledger
from account import Business


class BankError(Exception):
    pass


class Overdrawn(BankError):
    def __init__(self, account, wanted):
        super().__init__(account.notify("overdrawn"))  #> account.Account.notify account.Business.notify
        self.account = account
        self.wanted = wanted
        ledger.record("refused", account, -wanted)  #> ledger.record

    def remedy(self):
        if isinstance(self.account, Business):
            return ask_investor
        return ask_parents


def ask_parents(account, amount):
    account.balance += amount  #> account.Account.balance
    return "parents helped"


def ask_investor(account, amount):
    return "investor declined " + account.notify("sorry")  #> account.Business.notify
