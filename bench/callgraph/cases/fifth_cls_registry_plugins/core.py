class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[key or cls.default_key()] = cls  #> core.Plugin.default_key

    @classmethod
    def default_key(cls):
        return cls.__name__.lower()

    @classmethod
    def create(cls, name):
        return cls.registry[name]()  #> plugins.Doubler plugins.Halver.__init__


class Singleton(type):
    _made = {}

    def __call__(cls, *args):
        if cls not in cls._made:
            cls._made[cls] = super().__call__(*args)  #> core.Settings.__init__
        return cls._made[cls]


class Settings(metaclass=Singleton):  #> core.Singleton
    def __init__(self):
        self.values = {"x": 1}

    def get(self, name):
        return self.values[name]
