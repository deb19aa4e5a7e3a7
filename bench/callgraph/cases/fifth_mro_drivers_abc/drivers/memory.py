from .base import Driver


class MemoryDriver(Driver):
    def connect(self):
        super().connect()  #> drivers.base.Driver.connect
        self.rows = {}

    def close(self):
        super().close()  #> drivers.base.Driver.close
        self.rows.clear()

    def put(self, key, value):
        self.rows[key] = value
        return len(self.rows)

    def _load(self, key):
        return self.rows[key]


class LoggedDriver(MemoryDriver):
    log = []

    def put(self, key, value):
        self.log.append(self._entry("put", key))  #> drivers.memory.LoggedDriver._entry
        return super().put(key, value)  #> drivers.memory.MemoryDriver.put

    def close(self):
        self.log.append(self._entry("close", ""))  #> drivers.memory.LoggedDriver._entry
        Driver.close(self)  #> drivers.base.Driver.close

    @staticmethod
    def _entry(*parts):
        return ":".join(parts)
