from .registry import unit, inverse


def f_from_c(c):
    return c * 9 / 5 + 32


@unit("f", "temp")  #> units.registry.unit units.registry.unit.deco
@inverse(f_from_c)  #> units.registry.inverse units.registry.inverse.deco
def fahrenheit(f):
    return (f - 32) * 5 / 9


@unit("c", "temp")  #> units.registry.unit units.registry.unit.deco
@inverse(lambda v: v)  #> units.registry.inverse units.registry.inverse.deco
def celsius(c):
    return c


c_to_f = f_from_c
