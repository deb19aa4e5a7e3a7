import logging


class NoDebug(logging.Filter):
    def filter(self, record):
        return record.levelno > logging.DEBUG


class MemoryHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []
        self.setFormatter(Short())  #> handlers.Short

    def emit(self, record):
        self.lines.append(self.format(record))  #> handlers.Short.format


class Short(logging.Formatter):
    def format(self, record):
        return record.levelname[0] + " " + record.getMessage()
