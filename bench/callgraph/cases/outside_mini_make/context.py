class Context:
    def __init__(self, **settings):
        self.settings = settings
        self.lines = []
        self.files = {}
        self.log = self._log_plain
        if settings.get("verbose"):
            self.log = self._log_verbose

    def _log_plain(self, text):
        self.lines.append(text)

    def _log_verbose(self, text):
        self._log_plain("%02d %s" % (len(self.lines), text))  #> context.Context._log_plain

    def write(self, name, text):
        self.files[name] = text
        self.log("wrote " + name)  #> context.Context._log_plain context.Context._log_verbose

    def __getattr__(self, name):
        try:
            return self.settings[name]
        except KeyError:
            raise AttributeError(name) from None


class DryRun(Context):
    def write(self, name, text):
        self.log("would write " + name)  #> context.Context._log_plain
