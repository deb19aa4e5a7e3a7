from .registry import unit


@unit("g", "mass")  #> units.registry.unit units.registry.unit.deco
def gram(v):
    return v


@unit("lb", "mass")  #> units.registry.unit units.registry.unit.deco
def lb(v):
    return gram(453.6 * v)  #> units.mass.gram


def pressure(force, area):
    return _ratio(force, area)  #> units.mass._ratio


def _ratio(a, b):
    return a / b
