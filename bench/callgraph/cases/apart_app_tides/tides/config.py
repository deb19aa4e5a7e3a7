class Settings:
    limit = 5
    verbose = False

    def update(self, **values):
        for name, value in values.items():
            self._check(name)  #> tides.config.Settings._check
            setattr(self, name, value)

    def _check(self, name):
        if not hasattr(type(self), name):
            raise AttributeError(name)


settings = Settings()  #> tides.config.Settings


def configure(**values):
    settings.update(**values)  #> tides.config.Settings.update
