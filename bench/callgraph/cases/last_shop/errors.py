class ShopError(Exception):
    code = "error"

    def message(self):
        return f"{self.code}: {self.details()}"  #> errors.Empty.details errors.ShopError.details

    def details(self):
        return ", ".join(map(str, self.args))


class Rejected(ShopError):
    code = "rejected"

    def __init__(self, order, reason):
        super().__init__(order.number, reason)
        self.order = order


class Empty(ShopError):
    code = "empty"

    def details(self):
        return "nothing to buy"
