from datetime import timedelta
from functools import singledispatch

from .quantity import Quantity
from .recipes import Recipe


@singledispatch
def show(thing):
    return str(thing)


@show.register
def show_quantity(thing: Quantity):
    return f'{thing}'  #> measure.quantity.Quantity.__str__


@show.register(Recipe)
def show_recipe(recipe):
    lines = [f'{recipe.title} for {recipe.servings}']
    for item in recipe:  #> measure.recipes.Recipe.__iter__
        lines.append(f'- {show(item.amount)} {item.name}')  #> measure.show.show_quantity
    return '\n'.join(lines)


@show.register(list)
def _(things):
    return ', '.join(map(show, things))  #> measure.show.show measure.show.show_quantity


@show.register
def show_time(span: timedelta):
    return f'{span.total_seconds() / 60:.0f} min'
