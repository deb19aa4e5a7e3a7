_DRIVERS = {}


def driver(name):
    def add(cls):
        _DRIVERS[name] = cls
        return cls

    return add


def load(name):
    from robot import hardware

    return _DRIVERS.get(name, hardware.Arm)
