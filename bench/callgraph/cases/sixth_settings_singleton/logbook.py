from settings import settings


class _Root:
    def __init__(self):
        self.lines = []

    def emit(self, line):
        self.lines.append(line)


root = _Root()  #> logbook._Root.__init__
_loggers = {}


class Logger:
    def __init__(self, name, sink):
        self.name = name
        self._sink = sink

    def _log(self, level, msg):
        self._sink(f"{level}:{self.name}:{msg}")  #> logbook._Root.emit

    def debug(self, msg):
        if settings.debug:  #> settings.Settings.__getattr__
            self._log("D", msg)  #> logbook.Logger._log

    def warn(self, msg):
        self._log("W", msg)  #> logbook.Logger._log

    def error(self, msg):
        self._log("E", msg)  #> logbook.Logger._log
        raise SystemExit(msg)


def get_logger(name):
    if name not in _loggers:
        _loggers[name] = Logger(name, root.emit)  #> logbook.Logger.__init__
    return _loggers[name]
