from dataclasses import dataclass
from functools import cached_property

from .quantity import Quantity
from .units import gram


@dataclass
class Ingredient:
    name: str
    amount: Quantity

    def scaled(self, times):
        return Ingredient(self.name, self.amount * times)  #> measure.quantity.Quantity.__mul__ measure.recipes.Ingredient


class Recipe:
    def __init__(self, title, servings, ingredients=()):
        self.title = title
        self.servings = servings
        self._ingredients = {item.name: item for item in ingredients}

    def __iadd__(self, ingredient):
        self._ingredients[ingredient.name] = ingredient
        return self

    def __mul__(self, times):
        scaled = (item.scaled(times) for item in self)  #> measure.recipes.Ingredient.scaled measure.recipes.Recipe.__iter__
        return Recipe(self.title, self.servings * times, scaled)  #> measure.recipes.Recipe.__init__

    def __iter__(self):
        return iter(self._ingredients.values())

    def __contains__(self, name):
        return name in self._ingredients

    def __getitem__(self, name):
        return self._ingredients[name]

    def solids(self):
        return [item for item in self if item.amount.unit.is_like(gram)]  #> measure.recipes.Recipe.__iter__ measure.units.Unit.is_like

    @cached_property
    def weight(self):
        return sum((item.amount for item in self.solids()), 0 * gram)  #> measure.quantity.Quantity.__add__ measure.recipes.Recipe.solids measure.units.Unit.__rmul__
