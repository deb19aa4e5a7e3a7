from .. import units


def read():
    return gust(12)  #> station.sensors.wind.gust


def gust(speed):
    return speed * 2


def unit():
    return units.knots()  #> station.units.knots
