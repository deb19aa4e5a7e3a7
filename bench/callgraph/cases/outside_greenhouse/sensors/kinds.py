from .base import Sensor, register
from .units import celsius

__all__ = ["Heat", "Soil"]


@register("heat")  #> sensors.base.register sensors.base.register.wrap
class Heat(Sensor):
    convert = staticmethod(celsius)


@register("soil")  #> sensors.base.register sensors.base.register.wrap
class Soil(Sensor):
    offset = 0

    def adjust(self, raw):
        return super().adjust(raw) - self.offset  #> sensors.base.Sensor.adjust

    def exhausted(self):
        return 0


def _calibrate(sensor, offset=5):
    sensor.offset = offset
    return sensor


def hidden():
    return "not exported"
