from __future__ import annotations
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Callable, Iterator
class Storage(ABC):
    @abstractmethod
    def put(self, key: str, value: str) -> None: ...
    @abstractmethod
    def get(self, key: str) -> str | None: ...
    def require(self, key: str) -> str:
        value = self.get(key)  #> Memory.get Upper.get
        if value is None:
            raise KeyError(key)
        return value
class Memory(Storage):
    def __init__(self) -> None:
        self.data: dict[str, str] = {}
    def put(self, key: str, value: str) -> None:
        self.data[key] = value
    def get(self, key: str) -> str | None:
        return self.data.get(key)
class Upper(Storage):
    def __init__(self, inner: Storage) -> None:
        self.inner = inner
    def put(self, key: str, value: str) -> None:
        self.inner.put(key, shout(value))  #> Memory.put shout
    def get(self, key: str) -> str | None:
        return self.inner.get(key)  #> Memory.get
def shout(text: str) -> str:
    return text.upper()
@dataclass
class Session:
    storage: Storage
    listeners: list[Callable[[str], None]] = field(default_factory=list)
    def save(self, key: str, value: str) -> None:
        self.storage.put(key, value)  #> Upper.put
        for listener in self.listeners:
            listener(key)  #> printer
    def keys(self) -> Iterator[str]:
        yield self.storage.require('a')  #> Storage.require
def printer(key: str) -> None:
    shout(key)  #> shout
session = Session(Upper(Memory()), [printer])  #> Memory.__init__ Session Upper.__init__
session.save('a', 'b')  #> Session.save
list(session.keys())  #> Session.keys
plain: Storage = Memory()  #> Memory.__init__
plain.put('x', 'y')  #> Memory.put
def copy(source: Storage, target: Storage) -> None:
    target.put('k', source.require('x'))  #> Storage.require Upper.put
copy(plain, Upper(plain))  #> Upper.__init__ copy
