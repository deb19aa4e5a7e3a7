from ports import PaymentGateway, Receipt
from adapters import stripy, paypals
from adapters.legacy import LegacyAdapter, LegacySystem
from checkout import Checkout, Cart


def gateways() -> dict[str, PaymentGateway]:
    return {
        "stripy": stripy.StripyGateway(key="k"),  #> adapters.stripy.StripyGateway.__init__
        "paypals": paypals.make_gateway("me@x"),  #> adapters.paypals.make_gateway
        "legacy": LegacyAdapter(LegacySystem()),  #> adapters.legacy.LegacyAdapter.__init__ adapters.legacy.LegacySystem
    }


def main() -> None:
    cart = Cart()  #> checkout.Cart.__init__
    cart.add("book", 12.5).add("pen", 2.0, qty=3)  #> checkout.Cart.add
    for name, gw in gateways().items():  #> main.gateways
        receipt: Receipt = Checkout(gw, on_paid=show).pay(cart)  #> checkout.Checkout.__init__ checkout.Checkout.pay
        if receipt.ok:  #> ports.Receipt.ok
            print("refund", Checkout(gw).refund(receipt))  #> checkout.Checkout.__init__ checkout.Checkout.refund
    print(Checkout(stripy.StripyGateway(key="")).pay(cart).error)  #> adapters.stripy.StripyGateway.__init__ checkout.Checkout.__init__ checkout.Checkout.pay


def show(receipt: Receipt) -> None:
    print(f"{receipt.provider:>8} {receipt.id} {receipt.amount}")


main()  #> main.main
