_units = {}


class UnitError(Exception):
    pass


def unit(symbol, kind):
    def deco(fn):
        _units[symbol] = (kind, fn, getattr(fn, "inverse", None))
        return fn
    return deco


def inverse(inv):
    def deco(fn):
        fn.inverse = inv
        return fn
    return deco


def convert(value, src, dst):
    kind, to_base, _ = _units[src]
    kind2, dst_to_base, inv = _units[dst]
    if kind != kind2:
        raise UnitError(_message(src, dst))  #> units.registry.UnitError units.registry._message
    base = to_base(value)  #> units.length.km units.length.meter units.mass.lb units.temperature.fahrenheit
    return inv(base) if inv else base / dst_to_base(1)  #> units.length.km units.length.meter units.mass.gram units.temperature.<lambda>


def _message(a, b):
    return f"{a} is no {b}"


def known():
    return " ".join(sorted(_units))
