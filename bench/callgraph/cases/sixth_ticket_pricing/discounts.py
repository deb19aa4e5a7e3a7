def percent_off(percent, amount):
    return amount - share(amount, percent)  #> discounts.share


def share(amount, percent):
    return amount * percent / 100


def flat_off(n):
    def off(amount):
        return floor_zero(amount - n)  #> discounts.floor_zero
    return off


def floor_zero(x):
    return x if x > 0 else 0


def bulk(amount, threshold, inner):
    for _ in range(threshold):
        amount = inner(amount)  #> discounts.flat_off.off
    return amount


def gift_card(amount, balance):
    used = min(amount, balance[0])
    balance[0] -= used
    return floor_zero(amount - used)  #> discounts.floor_zero


class LoyaltyDiscount:
    cap = 15

    def __init__(self, years):
        self.years = years

    def percent(self):
        return min(self.cap, self.years * 2)

    def apply(self, amount):
        return percent_off(self.percent(), amount)  #> discounts.LoyaltyDiscount.percent discounts.percent_off


class PlatinumDiscount(LoyaltyDiscount):
    def percent(self):
        return 40
