import zlib
from .base import Store


class ReadOnlyError(TypeError):
    pass


class Wrapper(Store):
    def __init__(self, inner):
        self.inner = inner

    def read(self, name):
        return self.inner.read(name)  #> storage.maps.MemoryStore.read storage.wrappers.Compressed.read

    def write(self, name, data):
        self.inner.write(name, data)  #> storage.maps.MemoryStore.write storage.wrappers.Compressed.write

    def erase(self, name):
        self.inner.erase(name)  #> storage.maps.MemoryStore.erase storage.wrappers.Wrapper.erase

    def names(self):
        return self.inner.names()  #> storage.maps.MemoryStore.names storage.wrappers.Wrapper.names


class Compressed(Wrapper):
    codec = zlib

    def read(self, name):
        return self.codec.decompress(super().read(name))  #> storage.wrappers.Wrapper.read

    def write(self, name, data):
        super().write(name, self.codec.compress(data))  #> storage.wrappers.Wrapper.write


class Counting(Wrapper):
    def __init__(self, inner):
        super().__init__(inner)  #> storage.wrappers.Wrapper.__init__
        self.counts = {"read": 0, "write": 0}

    def _bump(self, what):
        self.counts[what] += 1

    def read(self, name):
        self._bump("read")  #> storage.wrappers.Counting._bump
        return super().read(name)  #> storage.wrappers.Wrapper.read

    def write(self, name, data):
        self._bump("write")  #> storage.wrappers.Counting._bump
        super().write(name, data)  #> storage.wrappers.Wrapper.write


class ReadOnly(Wrapper):
    def _refuse(self, *args):
        raise ReadOnlyError("read only")  #> storage.wrappers.ReadOnlyError

    write = erase = _refuse
