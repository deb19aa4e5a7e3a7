class Store:
    def __init__(self):
        self.data = {}

    def begin(self):
        return Transaction(self)  #> Transaction.__init__

    def savepoint(self):
        return Savepoint(self)  #> Transaction.__init__


class Transaction:
    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.backup = dict(self.store.data)
        return self.store.data

    def __exit__(self, exc_type, exc, tb):
        if exc_type is not None:
            self.rollback()  #> Transaction.rollback
            return self.swallow(exc_type)  #> Savepoint.swallow Transaction.swallow
        self.commit()  #> Transaction.commit

    def rollback(self):
        self.store.data = self.backup

    def commit(self):
        self.backup = None

    def swallow(self, exc_type):
        return issubclass(exc_type, ValueError)


class Savepoint(Transaction):
    def swallow(self, exc_type):
        return True


class Timer:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stopped = True
        return False


def check(d):
    if d.get("n", 0) < 0:
        raise ValueError("negative")


store = Store()  #> Store.__init__
with store.begin() as d:  #> Store.begin Transaction.__enter__ Transaction.__exit__
    d["n"] = 5
with Timer() as t, store.begin() as d:  #> Store.begin Timer Timer.__enter__ Timer.__exit__ Transaction.__enter__ Transaction.__exit__
    d["n"] = -1
    check(d)  #> check
print(store.data, t.stopped)
with store.savepoint() as d:  #> Store.savepoint Transaction.__enter__ Transaction.__exit__
    d["k"] = d["missing"]
try:
    with store.begin():  #> Store.begin Transaction.__enter__ Transaction.__exit__
        raise TypeError("x")
except TypeError:
    print("escaped", store.data)
