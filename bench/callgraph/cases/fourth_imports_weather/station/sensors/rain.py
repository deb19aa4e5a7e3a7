from ..units import millimetres

fallen = [3, 4]


def read():
    return sum(fallen)


def reset():
    fallen.clear()


def unit():
    return millimetres()  #> station.units.millimetres
