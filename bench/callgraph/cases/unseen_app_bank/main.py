import accounts
from accounts import Savings
from errors import BankError


def transfer(source, target, amount):
    try:
        source.withdraw(amount)  #> accounts.Account.withdraw
    except BankError as error:
        return explain(error)  #> main.explain
    target.deposit(amount)  #> accounts.Account.deposit


def explain(error):
    return error.account.owner


a = Savings('ann', 50)  #> accounts.Account.__init__
b = accounts.Checking('bob')  #> accounts.Account.__init__
transfer(a, b, 20)  #> main.transfer
transfer(b, a, 500)  #> main.transfer
b.frozen = True
try:
    transfer(a, b, 5)  #> main.transfer
except BankError as e:
    explain(e)  #> main.explain
sorted([a, b])  #> accounts.Account.__lt__
a.ledger.total()  #> ledger.Ledger.total
len(b.ledger)  #> ledger.Ledger.__len__
b.ledger[0].signed()  #> ledger.Entry.signed ledger.Ledger.__getitem__
