import io
import logging


class ListHandler(logging.Handler):
    def __init__(self, sink, level=logging.NOTSET):
        super().__init__(level)
        self.sink = sink

    def emit(self, record):
        self.sink.append(self.format(record))  #> BracketFormatter.format

    def close(self):
        self.sink.append("closed")
        super().close()


class BracketFormatter(logging.Formatter):
    def format(self, record):
        text = super().format(record)  #> BracketFormatter.formatException Lazy.__str__
        return self.wrap(text)  #> BracketFormatter.wrap

    def wrap(self, text):
        return "[" + text + "]"

    def formatException(self, ei):
        return "!" + ei[0].__name__


class NoSecrets(logging.Filter):
    def filter(self, record):
        return "secret" not in record.getMessage()  #> Lazy.__str__


class Shouting(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return msg.upper(), kwargs


class Lazy:
    def __init__(self, fn):
        self.fn = fn

    def __str__(self):
        return str(self.fn())  #> expensive


def expensive():
    return 6 * 7


def never_rendered():
    return "should not run"


def count_only(record):
    record.msg = "#%d %s" % (len(lines), record.msg)
    return True


lines = []
stream = io.StringIO()
log = logging.getLogger("shop.till")
log.propagate = False
log.setLevel(logging.INFO)
handler = ListHandler(lines)  #> ListHandler.__init__
handler.setFormatter(BracketFormatter("%(levelname)s %(message)s"))  #> BracketFormatter
handler.addFilter(NoSecrets())  #> NoSecrets
handler.addFilter(count_only)
log.addHandler(handler)
log.addHandler(logging.StreamHandler(stream))

log.info("answer %s", Lazy(expensive))  #> Lazy.__init__ Lazy.__str__ ListHandler.emit NoSecrets.filter count_only
log.debug("quiet %s", Lazy(never_rendered))  #> Lazy.__init__
log.warning("the secret is out")  #> NoSecrets.filter
try:
    1 / 0
except ZeroDivisionError:
    log.exception("oops")  #> ListHandler.emit NoSecrets.filter count_only
Shouting(log, {}).error("loud")  #> ListHandler.emit NoSecrets.filter Shouting Shouting.process count_only
handler.close()  #> ListHandler.close
print("\n".join(lines))
print(stream.getvalue().splitlines()[0])
