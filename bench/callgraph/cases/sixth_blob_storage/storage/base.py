from abc import abstractmethod
from collections.abc import MutableMapping


class Store(MutableMapping):
    """Subclasses give read/write/erase/names; the mapping comes free."""

    @abstractmethod
    def read(self, name): ...

    @abstractmethod
    def write(self, name, data): ...

    @abstractmethod
    def erase(self, name): ...

    @abstractmethod
    def names(self): ...

    def __getitem__(self, name):
        return self.read(name)  #> storage.files.FileStore.read storage.maps.MemoryStore.read storage.wrappers.Counting.read storage.wrappers.Wrapper.read

    def __setitem__(self, name, data):
        self.write(self.check_name(name), data)  #> storage.base.Store.check_name storage.files.FileStore.write storage.wrappers.Counting.write storage.wrappers.ReadOnly._refuse

    def __delitem__(self, name):
        self.erase(name)  #> storage.files.FileStore.erase storage.wrappers.Wrapper.erase

    def __iter__(self):
        return iter(self.names())  #> storage.files.FileStore.names storage.wrappers.Wrapper.names

    def __len__(self):
        return sum(1 for _ in self.names())  #> storage.files.FileStore.names storage.wrappers.Wrapper.names

    @staticmethod
    def check_name(name):
        if "/" in name:
            raise ValueError(name)
        return name

    def put(self, name, data):
        self[name] = data  #> storage.base.Store.__setitem__

    def size_of(self, name):
        return len(self[name])  #> storage.base.Store.__getitem__
