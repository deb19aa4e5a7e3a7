class Supplier:
    def order(self, item, qty):
        return self.send({"item": item, "qty": self.round_up(qty)})  #> checks.OrderTests.<lambda> checks.RecordingSupplier.send stock.suppliers.LoyalSupplier.send stock.suppliers.Supplier.round_up stock.suppliers.Supplier.send

    def round_up(self, qty, pack=10):
        return -(-qty // pack) * pack

    def send(self, order):
        raise ConnectionError("no network in here")


class LoyalSupplier(Supplier):
    def send(self, order):
        return order["qty"]


def default_supplier():
    return LoyalSupplier()  #> stock.suppliers.LoyalSupplier
