from .registry import unit

__all__ = ["km", "meter"]


@unit("km", "length")  #> units.registry.unit units.registry.unit.deco
def km(v):
    return meter(v) * 1000  #> units.length.meter


@unit("m", "length")  #> units.registry.unit units.registry.unit.deco
def meter(v):
    return v


def _hidden():
    return 0


def furlong(v):
    return meter(v) * 201  #> units.length.meter
