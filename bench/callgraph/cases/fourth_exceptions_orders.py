class OrderError(Exception):
    def __init__(self, order, reason):
        super().__init__(reason)
        self.order = order
        self.reason = reason

    def describe(self):
        return f"{self.order}: {self.hint()}"  #> OrderError.hint OutOfStock.hint

    def hint(self):
        return self.reason


class OutOfStock(OrderError):
    def __init__(self, order):
        super().__init__(order, "out of stock")  #> OrderError.__init__

    def hint(self):
        return "try again on Monday"


class Unpaid(Exception):
    def remind(self):
        return "please pay"


def ship(order, stock, paid):
    if not paid:
        raise Unpaid  #> Unpaid
    if stock == 0:
        raise OutOfStock(order)  #> OutOfStock.__init__
    if stock < 0:
        raise OrderError(order, "stock is wrong")  #> OrderError.__init__
    return "shipped"


for stock, paid in ((1, True), (0, True), (-1, True), (5, False)):
    try:
        print(ship("lamp", stock, paid))  #> ship
    except OrderError as error:
        print(error.describe())  #> OrderError.describe
    except Unpaid as unpaid:
        print(unpaid.remind())  #> Unpaid.remind
