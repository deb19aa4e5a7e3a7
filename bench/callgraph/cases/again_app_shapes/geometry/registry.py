_makers = {}


def register(name):
    def add(cls):
        _makers[name] = cls
        return cls
    return add


def build(name, *args):
    return _makers[name](*args)  #> geometry.flat.Circle.__init__ geometry.flat.Square.__init__


def known():
    return sorted(_makers)
