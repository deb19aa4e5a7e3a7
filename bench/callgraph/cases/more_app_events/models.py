class Order:
    def __init__(self, number, amount):
        self.number = number
        self.amount = amount
        self.paid = False

    def mark_paid(self):
        self.paid = True

    def total(self):
        return with_tax(self.amount)  #> models.with_tax

    def label(self):
        return f"#{self.number}"


def with_tax(amount):
    return amount * 1.2
