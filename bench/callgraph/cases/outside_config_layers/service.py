import settings
from settings import get, override


def connect():
    host = get("db_host", default=guess_host)  #> settings.get
    port = get("db_port", 1, cast=int)  #> settings.get
    return transport(host, port)  #> main.fake_transport service.transport


def transport(host, port):
    return "tcp %s:%d" % (host, port)


def guess_host():
    return "localhost"


@override(db_host="replica", readonly="yes")  #> settings.override.__call__ settings.override.__init__
def report(title):
    flag = get("readonly", cast=settings.boolean)  #> settings.get
    return "%s %s %s" % (title, connect(), flag)  #> service.connect


def debug_info():
    return "debug" if settings.DEBUG else "quiet"
