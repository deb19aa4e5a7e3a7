class Config:
    def __init__(self, output, sources):
        self.output = output
        self._sources = sources

    @classmethod
    def read(cls, values):
        return cls(**{key: cls.convert(key, value) for key, value in values.items()})  #> build.config.Config.__init__ build.config.Config.convert

    @staticmethod
    def convert(key, value):
        return value.split() if key == "sources" else value

    def sources(self):
        return iter(self._sources)
