registry = {}


def register(name):
    def wrap(cls):
        registry[name] = cls
        cls.kind = name
        return cls
    return wrap


class Sensor:
    kind = None

    def __init__(self, readings):
        self.readings = iter(readings)
        self.watchers = []

    @classmethod
    def from_text(cls, text):
        return cls([cls.convert(x) for x in text.split(",")])  #> sensors.base.Sensor.__init__ sensors.units.celsius

    convert = staticmethod(int)

    def watch(self, fn):
        self.watchers.append(fn)
        return fn

    def poll(self):
        raw = next(self.readings, None)
        if raw is None:
            return self.exhausted()  #> sensors.base.Sensor.exhausted sensors.kinds.Soil.exhausted
        value = self.adjust(raw)  #> sensors.base.Sensor.adjust sensors.kinds.Soil.adjust
        for w in self.watchers:
            w(self, value)  #> main.main.remember rules.Rule.__call__
        return value

    def adjust(self, raw):
        return raw

    def exhausted(self):
        return None
