"""Roll until a six comes up, with builtins that call back."""


class Die:
    def __init__(self, rolls):
        self.rolls = list(rolls)

    def roll(self):
        return self.rolls.pop(0)

    def __call__(self):
        return self.roll()  #> Die.roll


def is_even(number):
    return number % 2 == 0


def double(number):
    return number * 2


die = Die([3, 4, 1, 6, 2])  #> Die.__init__
before_six = list(iter(die.roll, 6))  #> Die.roll
print(before_six, all(is_even(n) for n in before_six))  #> is_even
print(any(map(is_even, before_six)))  #> is_even

again = Die([5, 2, 6])  #> Die.__init__
print([double(n) for n in iter(again, 6)])  #> Die.__call__ double

check = is_even if callable(die) else double
print(check(10))  #> is_even
for index, value in enumerate(map(double, before_six)):  #> double
    print(index, value)
