from .base import Store


class MemoryStore(Store):
    def __init__(self):
        self._d = {}

    @classmethod
    def from_location(cls, _rest):
        return cls()  #> storage.maps.MemoryStore.__init__

    def read(self, name):
        return self._d[name]

    def write(self, name, data):
        self._d[name] = data

    def erase(self, name):
        del self._d[name]

    def names(self):
        return list(self._d)


class NullStore(MemoryStore):
    def write(self, name, data):
        pass
