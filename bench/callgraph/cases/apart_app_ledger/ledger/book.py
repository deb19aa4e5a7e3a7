from contextlib import contextmanager

from .errors import LedgerError, UnknownAccount
from .fields import OneOf
from .journal import Journal


class Account:  #> ledger.fields.Field.__set_name__
    kind = OneOf('asset', 'income', 'expense')  #> ledger.fields.OneOf.__init__

    def __init__(self, book, name, kind):
        self.book = book
        self.name = name
        self.kind = kind  #> ledger.fields.Field.__set__

    @property
    def balance(self):
        total = sum(entry.effect_on(self.name) for entry in self.book.entries)  #> ledger.journal.Entry.effect_on
        return -total if self.kind == 'income' else total  #> ledger.fields.Field.__get__


class Book:
    def __init__(self):
        self._accounts = {}
        self.entries = []

    def open(self, name, kind):
        account = Account(self, name, kind)  #> ledger.book.Account.__init__
        self._accounts[name] = account
        return account

    def account(self, name):
        try:
            return self._accounts[name]
        except KeyError:
            raise UnknownAccount(name) from None  #> ledger.errors.UnknownAccount

    @property
    def accounts(self):
        return list(self._accounts.values())

    @contextmanager
    def transaction(self):
        journal = Journal(self.account)  #> ledger.journal.Journal.__init__
        try:
            yield journal
        except LedgerError:
            journal.discard()  #> ledger.journal.Journal.discard
            raise
        else:
            self.entries += journal.pending
