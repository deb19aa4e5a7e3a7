from . import NAME
from .sensors import rain, wind


def daily():
    return title() + ", ".join(line(module) for module in (rain, wind))  #> station.report.line station.report.title


def title():
    return f"{NAME}: "


def line(module):
    return f"{module.unit()} {module.read()}"  #> station.sensors.rain.read station.sensors.rain.unit station.sensors.wind.read station.sensors.wind.unit
