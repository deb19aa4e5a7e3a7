def rate(percent):
    return lambda amount: to_cents(amount * percent / 100)  #> to_cents


def to_cents(amount):
    return round(amount, 2)


def with_discount(tax, discount):
    return lambda amount: tax(discount(amount))  #> <lambda> half rate.<lambda>


def half(amount):
    return amount / 2


food = rate(5)  #> rate
luxury = rate(25)  #> rate
print(food(80), luxury(80))  #> rate.<lambda>

sale = with_discount(luxury, half)  #> with_discount
print(sale(80))  #> with_discount.<lambda>

gift = with_discount(lambda amount: 0, half)  #> with_discount
print(gift(80))  #> with_discount.<lambda>

nothing = lambda: None
later = lambda: food(100)  #> rate.<lambda>
print(later(), nothing())  #> <lambda>+1 <lambda>+2
