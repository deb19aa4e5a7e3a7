class BankError(Exception):
    template = '{}'

    def __init__(self, account, *details):
        super().__init__(self.format(account, *details))  #> errors.BankError.format errors.Frozen.format
        self.account = account

    def format(self, account, *details):
        return self.template.format(account.owner, *details)


class Insufficient(BankError):
    template = '{} lacks {}'


class Frozen(BankError):
    def format(self, account, *details):
        return super().format(account) + ' frozen'  #> errors.BankError.format
