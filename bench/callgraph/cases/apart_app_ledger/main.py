from decimal import Decimal

from ledger import Book, reports
from ledger.errors import LedgerError
from ledger.importers import import_rows
from ledger.journal import by_account

ROWS = """\
2024-01-03;rent;cash;expenses;800
2024-01-05;salary;income;cash;2100
2024-01-09;lunch;cash;expenses;12.50
"""


def open_accounts(book):
    for name, kind in (('cash', 'asset'), ('expenses', 'expense'), ('income', 'income')):
        book.open(name, kind)  #> ledger.book.Book.open


def main():
    book = Book()  #> ledger.book.Book.__init__
    open_accounts(book)  #> main.open_accounts
    with book.transaction() as journal:  #> ledger.book.Book.transaction
        import_rows(ROWS.splitlines(), journal.post)  #> ledger.importers.import_rows

    for target, amount in (('expanses', 3), ('expenses', -3)):
        try:
            with book.transaction() as journal:  #> ledger.book.Book.transaction
                journal.post('loan', 'income', 'cash', Decimal(50))  #> ledger.journal.Journal.post
                journal.post('typo', 'cash', target, Decimal(amount))  #> ledger.journal.Journal.post
        except LedgerError as error:
            print(error)  #> ledger.errors.InvalidField.__str__ ledger.errors.UnknownAccount.__str__

    try:
        book.open('savings', 'shoebox')  #> ledger.book.Book.open
    except LedgerError as error:
        print(type(error).__name__, error)  #> ledger.errors.InvalidField.__str__

    print(book.account('cash').balance, len(book.entries))  #> ledger.book.Account.balance ledger.book.Book.account
    print([entry.text for entry in filter(by_account('expenses'), book.entries)])  #> ledger.fields.Field.__get__ ledger.journal.by_account ledger.journal.by_account.<lambda>
    for name in ('balance', 'largest'):
        print(reports.run(name, book))  #> ledger.reports.run


if __name__ == '__main__':
    main()  #> main.main
