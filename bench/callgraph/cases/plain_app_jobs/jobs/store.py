from abc import ABC, abstractmethod


class Store(ABC):
    @abstractmethod
    def save(self, key, value):
        ...

    @abstractmethod
    def load(self, key):
        ...

    def dump(self):
        return {key: self.load(key) for key in self.keys()}  #> jobs.store.MemoryStore.keys jobs.store.MemoryStore.load

    def keys(self):
        return []


class MemoryStore(Store):
    def __init__(self):
        self._data = {}

    def save(self, key, value):
        self._data[key] = value

    def load(self, key):
        return self._data.get(key)

    def keys(self):
        return list(self._data)
