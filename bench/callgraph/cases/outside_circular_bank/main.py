import account
import ledger
from account import Account, Business
from errors import BankError

alerts = []


@ledger.on("refused")  #> ledger.on ledger.on.<lambda>
def alarm(acct, amount):
    alerts.append((acct.owner, amount))


def small_fee(acct, amount):
    if amount >= 50 and not isinstance(acct, Business):
        acct.balance -= 1  #> account.Account.balance


def detailed(entry):
    return "/".join(map(str, entry))


def attempt(fn, *args):
    try:
        fn(*args)  #> ledger.transfer
    except BankError as err:
        fix = err.remedy()  #> errors.Overdrawn.remedy
        print(err, "->", fix(err.account, 20))  #> errors.ask_investor errors.ask_parents
    else:
        print("ok", args)


def main():
    ledger.on("out", small_fee)  #> ledger.on
    Account("ann", 100)  #> account.Account.__init__
    Business("corp")  #> account.Account.__init__
    attempt(ledger.transfer, "ann", "corp", 60)  #> main.attempt
    attempt(ledger.transfer, "ann", "corp", 60)  #> main.attempt
    attempt(ledger.transfer, "corp", "zed", 150)  #> main.attempt
    attempt(ledger.transfer, "corp", "zed", 150)  #> main.attempt
    print(ledger.statement("ann"))  #> ledger.statement
    print(ledger.statement("zed", detailed), ledger.statement("corp", fmt=len))  #> ledger.statement
    print(alerts, account.lookup("ann").balance)  #> account.Account.balance account.lookup


if __name__ == "__main__":
    main()  #> main.main
