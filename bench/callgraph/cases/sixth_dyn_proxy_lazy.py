class Proxy:
    """Forwards everything to a lazily made target."""

    def __init__(self, factory):
        object.__setattr__(self, "_factory", factory)
        object.__setattr__(self, "_target", None)

    def _resolve(self):
        if self._target is None:
            object.__setattr__(self, "_target", self._factory())  #> Database.__init__
        return self._target

    def __getattr__(self, name):
        return getattr(self._resolve(), name)  #> Proxy._resolve

    def __setattr__(self, name, value):
        setattr(self._resolve(), name, value)  #> Proxy._resolve


class Database:
    def __init__(self):
        self.rows = load_rows()  #> load_rows
        self.mode = "ro"

    def find(self, n):
        return self.rows[n]

    def count(self):
        return len(self.rows)


def load_rows():
    return {i: chr(97 + i) for i in range(5)}


class RecordingApi:
    def __init__(self):
        self.calls = []

    def __getattr__(self, verb):
        def call(*args):
            self.calls.append((verb, args))
            return self
        return call


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return x + self.n


db = Proxy(Database)  #> Proxy.__init__
print(db.find(2), db.count())  #> Database.count Database.find Proxy.__getattr__
db.mode = "rw"  #> Proxy.__setattr__
print(db.mode)  #> Proxy.__getattr__
print(RecordingApi().get("/a").put("/b", 1).calls)  #> RecordingApi.__getattr__ RecordingApi.__getattr__.call RecordingApi.__init__
print(list(map(Adder(3), [1, 2])), Adder(1)(1))  #> Adder.__call__ Adder.__init__
