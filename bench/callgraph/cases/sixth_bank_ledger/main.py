from decimal import Decimal
from bank import Bank, Money
from bank.accounts import Savings, Checking
from bank.fees import FlatFee, percentage, no_fee


def main() -> int:
    bank = Bank("First")  #> bank.core.Bank.__init__
    a = bank.open(Checking, owner="ann", fee=FlatFee(Money("1.00")))  #> bank.core.Bank.open bank.fees.FlatFee.__init__ bank.money.Money.__init__
    b = bank.open(Savings, owner="bob", rate=Decimal("0.10"))  #> bank.core.Bank.open
    c = bank.open(Checking, owner="cid", fee=percentage(Decimal("0.01")))  #> bank.core.Bank.open bank.fees.percentage
    bank.open(Checking, owner="dee", fee=no_fee)  #> bank.core.Bank.open
    a.deposit(Money("100"))  #> bank.accounts.Account.deposit bank.money.Money.__init__
    c.deposit(Money("50"))  #> bank.accounts.Account.deposit bank.money.Money.__init__
    print(bank.transfer(a, b, Money("40")))  #> bank.core.Bank.transfer bank.money.Money.__init__
    print(bank.transfer(c, b, Money("10")))  #> bank.core.Bank.transfer bank.money.Money.__init__
    print(bank.transfer(b, a, Money("999")))  #> bank.core.Bank.transfer bank.money.Money.__init__
    bank.month_end()  #> bank.core.Bank.month_end
    for line in bank.statement():  #> bank.core.Bank.statement
        print(line)
    print(bank.total())  #> bank.core.Bank.total bank.money.Money.__str__
    return 0


raise SystemExit(main())  #> main.main
