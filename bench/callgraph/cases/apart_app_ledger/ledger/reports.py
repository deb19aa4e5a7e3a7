from operator import attrgetter


def balance(book):
    return {account.name: str(account.balance) for account in book.accounts}  #> ledger.book.Account.balance ledger.book.Book.accounts


def largest(book):
    return max(book.entries, key=attrgetter('amount')).text  #> ledger.fields.Field.__get__


def run(name, book):
    report = globals()[name]
    return report(book)  #> ledger.reports.balance ledger.reports.largest
