from bank.money import Money


class FlatFee:
    def __init__(self, fee: Money):
        self.fee = fee

    def __call__(self, amount: Money) -> Money:
        return self.fee


def percentage(rate):
    def fee(amount: Money) -> Money:
        return amount * rate  #> bank.money.Money.__mul__
    return fee


def no_fee(amount):
    return Money()  #> bank.money.Money.__init__


def tiered(amount):
    return Money("5") if amount >= Money("1000") else no_fee(amount)  #> bank.fees.no_fee bank.money.Money.__init__
