def monthly(rate):
    return rate / 12


def grow(balance, rate):
    return balance * (1 + monthly(rate))  #> monthly


def after(months, balance, rate):
    for _ in range(months):
        balance = grow(balance, rate)  #> grow
    return round_cents(balance)  #> round_cents


def round_cents(amount):
    return round(amount, 2)


class Account:
    def __init__(self, balance):
        self.balance = round_cents(balance)  #> round_cents

    def wait(self, months):
        self.balance = after(months, self.balance, rate=0.05)  #> after
        return self

    def fee(self, amount):
        self.balance -= amount
        return self


def main():
    savings = Account(1000).wait(12).fee(5)  #> Account.__init__ Account.fee Account.wait
    print(savings.wait(1).balance)  #> Account.wait
    print(round_cents(grow(grow(100, 0.12), 0.12)))  #> grow round_cents
    if savings.balance < 0:
        savings.fee(50)  #> Account.fee


if __name__ == "__main__":
    main()  #> main
