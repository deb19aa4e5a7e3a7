from ports import Receipt


class StripyGateway:
    def __init__(self, key: str):
        self.key = key
        self._n = 0

    def charge(self, amount):
        if not self._authorised():  #> adapters.stripy.StripyGateway._authorised
            return Receipt.failed("stripy", "no key")  #> ports.Receipt.failed
        return Receipt("stripy", self._next(), amount)  #> adapters.stripy.StripyGateway._next ports.Receipt

    def _authorised(self):
        return bool(self.key)

    def _next(self):
        self._n += 1
        return f"st_{self._n}"

    def refund(self, receipt):
        return receipt.id.startswith("st_")
