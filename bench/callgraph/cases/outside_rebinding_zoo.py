def north():
    return "N"


def south():
    return "S"


def east():
    return "E"


def west():
    return "W"


def via_tuple():
    a, (b, *rest) = north, (south, east, west)
    return a() + b() + "".join(r() for r in rest)  #> east north south west


def via_walrus():
    if (f := east) and f() == "E":  #> east
        f = west
    return f()  #> west


def via_nonlocal():
    current = north

    def turn():
        nonlocal current
        previous, current = current, south
        return previous()  #> north

    return turn() + current()  #> south via_nonlocal.turn


def via_for():
    for f in [east, west]:
        pass
    return f()  #> west


def via_import_alias():
    from operator import add as f
    g = f
    f = north
    return f() + str(g(1, 2))  #> north


def via_with():
    class Keeper:
        def __enter__(self):
            return south

        def __exit__(self, *exc):
            return False

    with Keeper() as f:  #> via_with.Keeper via_with.Keeper.__enter__ via_with.Keeper.__exit__
        out = f()  #> south
    return out + f()  #> south


for case in (via_tuple, via_walrus, via_nonlocal, via_for, via_import_alias, via_with):
    print(case.__name__, case())  #> via_for via_import_alias via_nonlocal via_tuple via_walrus via_with
