import contextlib


class Settings:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance._init()  #> settings.Settings._init
        return cls._instance

    def _init(self):
        self.values = {"debug": False, "theme": "plain"}
        self.listeners = []

    def configure(self, **kw):
        self.values.update(kw)
        for listener in self.listeners:
            listener(kw)  #> feature._reload

    def __getattr__(self, name):
        if name in ("values", "listeners"):
            raise AttributeError(name)
        return self.values[name]

    @contextlib.contextmanager
    def override(self, **kw):
        saved = dict(self.values)
        self.configure(**kw)  #> settings.Settings.configure
        try:
            yield
        finally:
            self.configure(**saved)  #> settings.Settings.configure


settings = Settings()  #> settings.Settings.__new__
