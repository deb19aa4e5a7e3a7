class Money:
    def __init__(self, amount):
        self.amount = amount

    def __add__(self, other):
        return Money(self.amount + other.amount)  #> Money.__init__

    def __radd__(self, other):
        return self if other == 0 else Money(other)  #> Money.__init__

    def __str__(self):
        return format(self, '')  #> Money.__format__

    def __format__(self, spec):
        return str(self.amount)

    def __bool__(self):
        return self.amount > 0

    def __abs__(self):
        return Money(abs(self.amount))  #> Money.__init__

    def __hash__(self):
        return hash(self.amount)

    def __eq__(self, other):
        return self.amount == other.amount


wallet = [Money(1), Money(2)]  #> Money.__init__
total = sum(wallet)  #> Money.__add__ Money.__radd__
str(total)  #> Money.__str__
f'{total:>5}'  #> Money.__format__
if total:  #> Money.__bool__
    abs(total)  #> Money.__abs__
Money(1) == Money(1)  #> Money.__eq__ Money.__init__
seen = {Money(3)}  #> Money.__hash__ Money.__init__
print(total)  #> Money.__str__
