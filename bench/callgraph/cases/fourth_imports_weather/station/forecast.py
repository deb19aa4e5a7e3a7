def guess(drops):
    from .sensors.wind import read

    return "storm" if read() > drops else usual()  #> station.forecast.usual station.sensors.wind.read


def usual():
    return "drizzle"
