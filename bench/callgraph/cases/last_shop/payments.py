class Payment:
    def __init__(self):
        self.charged = 0

    def charge(self, amount):
        self.charged += self.with_fee(amount)  #> payments.Card.with_fee payments.Payment.with_fee

    def with_fee(self, amount):
        return amount


class Card(Payment):
    fee = 0.1

    def with_fee(self, amount):
        return amount * (1 + self.fee)


class Logged:
    def __init__(self, payment, log):
        self.payment = payment
        self.log = log

    def charge(self, amount):
        self.log(f"charging {amount}")
        self.payment.charge(amount)  #> payments.Payment.charge
