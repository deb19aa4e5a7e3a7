class LedgerError(Exception):
    pass


class InvalidField(LedgerError):
    def __init__(self, field, value):
        self.field = field
        self.value = value

    def __str__(self):
        return f'{self.field} cannot be {self.value!r}'


class UnknownAccount(LedgerError):
    def __str__(self):
        return f'no account {self.args[0]}'
