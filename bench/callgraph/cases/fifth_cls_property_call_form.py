"""property() built from methods, a setter that validates, and an overridden getter."""

class Thermostat:
    def __init__(self, celsius):
        self.celsius = celsius  #> Thermostat._set

    def _get(self):
        return self._value

    def _set(self, value):
        self._value = clamp(value)  #> clamp

    def _del(self):
        self._value = 0

    celsius = property(_get, _set, _del)

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32  #> Thermostat._get

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9  #> Thermostat._set


class Loud(Thermostat):
    @property
    def fahrenheit(self):
        return f"{super().fahrenheit}!"  #> Thermostat.fahrenheit


def clamp(value):
    return max(-50, min(50, value))

t = Thermostat(90)  #> Thermostat.__init__
t.fahrenheit = 50  #> Thermostat.fahrenheit
t.celsius += 5  #> Thermostat._get Thermostat._set
print(t.celsius, t.fahrenheit, Loud(10).fahrenheit)  #> Loud.fahrenheit Thermostat.__init__ Thermostat._get Thermostat.fahrenheit
del t.celsius  #> Thermostat._del
