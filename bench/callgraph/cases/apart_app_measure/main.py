from datetime import timedelta

from measure import Quantity, units
from measure.recipes import Ingredient, Recipe
from measure.show import show
from measure.units import gram, kilogram, litre


def bread():
    recipe = Recipe('bread', servings=4)  #> measure.recipes.Recipe.__init__
    recipe += Ingredient('flour', 0.5 * kilogram)  #> measure.recipes.Ingredient measure.recipes.Recipe.__iadd__ measure.units.Unit.__rmul__
    recipe += Ingredient('salt', Quantity(10, gram))  #> measure.quantity.Quantity.__init__ measure.recipes.Ingredient measure.recipes.Recipe.__iadd__
    recipe += Ingredient('water', 300 * units.find('ml'))  #> measure.recipes.Ingredient measure.recipes.Recipe.__iadd__ measure.units.Unit.__rmul__ measure.units.find
    return recipe


def main():
    recipe = bread()  #> main.bread
    party = recipe * 3  #> measure.recipes.Recipe.__mul__
    print(show(party))  #> measure.show.show_recipe
    print(show(party.weight), show(timedelta(minutes=90)), show([1, 2 * litre]), show(None))  #> measure.recipes.Recipe.weight measure.show._ measure.show.show measure.show.show_quantity measure.show.show_time measure.units.Unit.__rmul__
    print('salt' in party, party['salt'].amount == 30 * gram)  #> measure.quantity.Quantity.__eq__ measure.recipes.Recipe.__contains__ measure.recipes.Recipe.__getitem__ measure.units.Unit.__rmul__

    heavy = [item.name for item in party if item.amount.unit.is_like(gram) and item.amount > 1 * kilogram]  #> measure.quantity.Quantity.__eq__ measure.quantity.Quantity.__lt__ measure.recipes.Recipe.__iter__ measure.units.Unit.__rmul__ measure.units.Unit.is_like
    print(heavy, max(item.amount for item in recipe.solids()))  #> measure.quantity.Quantity.__eq__ measure.quantity.Quantity.__lt__ measure.quantity.Quantity.__str__ measure.recipes.Recipe.solids
    try:
        recipe['flour'].amount + 2 * litre  #> measure.quantity.Quantity.__add__ measure.recipes.Recipe.__getitem__ measure.units.Unit.__rmul__
    except units.UnitMismatch as error:
        print(error)


if __name__ == '__main__':
    main()  #> main.main
