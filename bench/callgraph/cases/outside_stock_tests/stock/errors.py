class StockError(Exception):
    template = "stock: {0}"

    def __str__(self):
        return self.template.format(*self.args)


class UnknownItem(StockError, KeyError):
    template = "unknown {0}"


class OutOfStock(StockError):
    template = "{0} short by {1}"

    @property
    def missing(self):
        return self.args[1]
