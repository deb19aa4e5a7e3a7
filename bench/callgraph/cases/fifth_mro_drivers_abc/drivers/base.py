import abc


class Driver(metaclass=abc.ABCMeta):
    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()  #> drivers.memory.LoggedDriver.close drivers.memory.MemoryDriver.close

    @abc.abstractmethod
    def connect(self):
        self.opened = True

    @abc.abstractmethod
    def close(self):
        self.opened = False

    def fetch(self, key):
        try:
            return self._load(key)  #> drivers.memory.MemoryDriver._load
        except KeyError:
            return self._absent(key)  #> drivers.base.Driver._absent

    def _absent(self, key):
        return None
