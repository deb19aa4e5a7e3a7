from typing import Callable, Optional
from ports import PaymentGateway, Receipt, SupportsFees


class Cart:
    def __init__(self) -> None:
        self.lines: list[tuple[str, float, int]] = []

    def add(self, name: str, price: float, qty: int = 1) -> "Cart":
        self.lines.append((name, price, qty))
        return self

    def total(self) -> float:
        return sum(self._line_total(l) for l in self.lines)  #> checkout.Cart._line_total

    @staticmethod
    def _line_total(line) -> float:
        return line[1] * line[2]


class Checkout:
    def __init__(self, gateway: PaymentGateway,
                 on_paid: Optional[Callable[[Receipt], None]] = None):
        self._gateway = gateway
        self._on_paid = on_paid or self._ignore

    def pay(self, cart: Cart) -> Receipt:
        amount = cart.total()  #> checkout.Cart.total
        if hasattr(self._gateway, "fee"):
            amount = self.with_fee(self._gateway, amount)  #> checkout.Checkout.with_fee
        receipt = self._gateway.charge(amount)  #> adapters.legacy.LegacyAdapter.charge adapters.paypals._PayPals.charge adapters.stripy.StripyGateway.charge
        if receipt.ok:  #> ports.Receipt.ok
            self._on_paid(receipt)  #> main.show
        return receipt

    def with_fee(self, gw: SupportsFees, amount: float) -> float:
        return amount + gw.fee(amount)  #> adapters.paypals._PayPals.fee

    def refund(self, receipt: Receipt) -> bool:
        return self._gateway.refund(receipt)  #> adapters.legacy.LegacyAdapter.refund adapters.paypals._PayPals.refund adapters.stripy.StripyGateway.refund

    def _ignore(self, receipt: Receipt) -> None:
        return None
