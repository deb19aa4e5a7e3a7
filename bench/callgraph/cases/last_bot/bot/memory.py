from abc import ABC, abstractmethod


class Memory(ABC):
    @abstractmethod
    def load(self, key):
        """What is kept under a key."""

    @abstractmethod
    def store(self, key, value):
        """Keeps a value."""

    def increment(self, key):
        value = (self.load(key) or 0) + 1  #> bot.memory.Prefixed.load
        self.store(key, value)  #> bot.memory.Prefixed.store
        return value


class DictMemory(Memory):
    def __init__(self):
        self.data = {}

    def load(self, key):
        return self.data.get(key)

    def store(self, key, value):
        self.data[key] = value


class Prefixed(Memory):
    def __init__(self, inner, prefix):
        self.inner = inner
        self.prefix = prefix

    def load(self, key):
        return self.inner.load(self.full(key))  #> bot.memory.DictMemory.load bot.memory.Prefixed.full

    def store(self, key, value):
        self.inner.store(self.full(key), value)  #> bot.memory.DictMemory.store bot.memory.Prefixed.full

    def full(self, key):
        return f"{self.prefix}:{key}"
