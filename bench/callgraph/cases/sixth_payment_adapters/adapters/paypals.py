from ports import Receipt


class _PayPals:
    def __init__(self, account):
        self.account = account

    def charge(self, amount):
        return Receipt("paypals", self.account, round(amount, 2))  #> ports.Receipt

    def fee(self, amount):
        return self._rate() * amount  #> adapters.paypals._PayPals._rate

    def _rate(self):
        return 0.05

    def refund(self, receipt):
        return False


def make_gateway(account):
    return _PayPals(account)  #> adapters.paypals._PayPals.__init__
