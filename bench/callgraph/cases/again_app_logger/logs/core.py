_loggers = {}


class Record:
    def __init__(self, level, text):
        self.level = level
        self.text = text

    def render(self, fmt):
        return fmt(self)  #> logs.formats.plain logs.formats.shout


class Logger:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self.handlers = []

    def add(self, handler):
        self.handlers.append(handler)
        return handler

    def info(self, text):
        self.emit(Record('info', text))  #> logs.core.Logger.emit logs.core.Record.__init__

    def error(self, text):
        self.emit(Record('error', text))  #> logs.core.Logger.emit logs.core.Record.__init__

    def emit(self, record):
        for handler in self.handlers:
            handler.handle(record)  #> logs.handlers.Filtered.handle logs.handlers.Handler.handle
        if self.parent is not None:
            self.parent.emit(record)  #> logs.core.Logger.emit


def get(name=''):
    if name not in _loggers:
        _loggers[name] = Logger(name, get() if name else None)  #> logs.core.Logger.__init__ logs.core.get
    return _loggers[name]
