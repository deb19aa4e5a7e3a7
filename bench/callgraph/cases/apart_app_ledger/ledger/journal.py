from .fields import Field, Positive


class Entry:  #> ledger.fields.Field.__set_name__
    text = Field()  #> ledger.fields.Field
    amount = Positive()  #> ledger.fields.Positive

    def __init__(self, text, source, target, amount):
        self.text = text  #> ledger.fields.Field.__set__
        self.source = source
        self.target = target
        self.amount = amount  #> ledger.fields.Field.__set__

    def effect_on(self, name):
        if name == self.source:
            return -self.amount  #> ledger.fields.Field.__get__
        return self.amount if name == self.target else 0  #> ledger.fields.Field.__get__


class Journal:
    def __init__(self, find_account):
        self._find_account = find_account
        self.pending = []

    def post(self, text, source, target, amount):
        for name in (source, target):
            self._find_account(name)  #> ledger.book.Book.account
        self.pending.append(Entry(text, source, target, amount))  #> ledger.journal.Entry.__init__

    def discard(self):
        self.pending.clear()


def by_account(name):
    return lambda entry: name in (entry.source, entry.target)
