from typing import TypeVar

T = TypeVar('T')


class Store:
    def save(self): ...


class FileStore(Store):
    def save(self): ...


class Clock:
    def now(self): ...


class Registry:
    def __init__(self):
        self.made = {}
        self.makers = {}

    def add(self, of, value):
        self.made[of] = value

    def later(self, of, maker):
        self.makers[of] = maker

    def get(self, of: type[T]) -> T:
        return self.made[of]

    def make(self, of: type[T]) -> T:
        return self.makers[of]()  #> file_store Clock


def file_store():
    return FileStore()  #> FileStore


def new(of: type[T]) -> T:
    return of()  #> Store


registry = Registry()  #> Registry.__init__
registry.add(Store, FileStore())  #> Registry.add FileStore
registry.add(Clock, Clock())  #> Registry.add Clock
registry.later(Store, file_store)  #> Registry.later
registry.later(Clock, Clock)  #> Registry.later
registry.get(Store).save()  #> Registry.get FileStore.save
registry.get(Clock).now()  #> Registry.get Clock.now
registry.make(Store).save()  #> Registry.make FileStore.save
registry.make(Clock).now()  #> Registry.make Clock.now
new(Store).save()  #> new Store.save
