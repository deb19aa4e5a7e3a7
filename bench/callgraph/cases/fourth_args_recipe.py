"""Scale a recipe and print it in the units the cook prefers."""


def grams(amount):
    return f"{amount:.0f} g"


def ounces(amount):
    return f"{amount / 28.35:.1f} oz"


def scale(amount, factor):
    return amount * factor


def format_line(name, amount, unit):
    return f"{name:<10}{unit(amount)}"  #> grams ounces


def print_recipe(recipe, factor, unit=grams):
    for name, amount in recipe:
        print(format_line(name, scale(amount, factor), unit))  #> format_line scale


dough = [("flour", 500), ("water", 325), ("salt", 10)]
print_recipe(dough, 2)  #> print_recipe
print_recipe(dough, 0.5, ounces)  #> print_recipe
