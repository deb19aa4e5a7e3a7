class Singleton:
    _instance = None

    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, name='x'):
        self.name = name

    def hello(self):
        return self.name


class Config(Singleton):
    __slots__ = ()

    @classmethod
    def get(cls):
        return cls()  #> Singleton.__init__ Singleton.__new__

    def reload(self):
        return self.hello()  #> Singleton.hello


Config.get().reload()  #> Config.get Config.reload
Singleton('a').hello()  #> Singleton.__init__ Singleton.__new__ Singleton.hello
Config().reload()  #> Config.reload Singleton.__init__ Singleton.__new__
