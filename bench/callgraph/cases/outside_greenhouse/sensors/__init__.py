from .base import Sensor, registry
from .kinds import *
from .kinds import _calibrate as calibrate
from . import units

__all__ = ["Sensor", "Heat", "Soil", "build", "calibrate", "to_text"]

to_text = units.fahrenheit


def build(spec):
    kind, _, rest = spec.partition(":")
    return registry[kind].from_text(rest)  #> sensors.base.Sensor.from_text
