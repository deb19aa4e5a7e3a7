from .brewing import Brewer, Barista
from .parts import Grinder, Heater, Pump

__all__ = ["Barista", "Brewer", "Grinder", "Heater", "Pump"]
