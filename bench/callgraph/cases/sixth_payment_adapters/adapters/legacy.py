from ports import Receipt


class LegacySystem:
    def do_payment(self, cents, callback):
        callback("L%d" % cents, cents)  #> adapters.legacy.LegacyAdapter._done

    def void(self, ref):
        return 0


class LegacyAdapter:
    def __init__(self, system: LegacySystem):
        self.system = system
        self.receipt = None

    def charge(self, amount: float) -> Receipt:
        self.system.do_payment(int(amount * 100), self._done)  #> adapters.legacy.LegacySystem.do_payment
        return self.receipt

    def _done(self, ref, cents):
        self.receipt = Receipt("legacy", ref, cents / 100)  #> ports.Receipt

    def refund(self, receipt):
        return self.system.void(receipt.id) == 0  #> adapters.legacy.LegacySystem.void


class ModernAdapter(LegacyAdapter):
    def refund(self, receipt):
        raise NotImplementedError
