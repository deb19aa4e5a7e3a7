listeners = {}


def connect(**handlers):
    for signal, handler in handlers.items():
        listeners.setdefault(signal, []).append(handler)


def emit(signal, **details):
    for handler in listeners.get(signal, ()):
        handler(**details)  #> index save warn


def save(path, size=0):
    print("saved", path, size)


def index(path, **_):
    print("indexed", words(path))  #> words


def words(path):
    return path.split("/")


def warn(reason):
    print("warning", reason)


connect(written=save, failed=warn)  #> connect
connect(written=index)  #> connect

emit("written", path="a/b", size=12)  #> emit
emit("failed", reason="disk")  #> emit

details = dict(path="c", size=3)
save(**details)  #> save
index(**details)  #> index
