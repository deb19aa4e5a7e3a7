class Config:
    def __init__(self, data):
        self._data = data

    def __getattr__(self, name):
        return self._data.get(name)


class FakeClock:
    def now(self):
        return 7


class Store:
    def __init__(self, clock):
        self.clock = clock
        self.rows = []

    def put(self, key, value):
        self.rows.append((self.clock.now(), key, value))  #> services.FakeClock.now

    def dump(self):
        return list(self.rows)

    def close(self):
        self.rows.clear()


class Mailer:
    def __init__(self, config, clock):
        self.config = config
        self.clock = clock

    def send(self, text):
        print(self.config.sender, self.clock.now(), text)  #> services.Config.__getattr__ services.FakeClock.now


def make_mailer(container):
    return Mailer(container.get("config"), container.get("clock"))  #> container.Container.get services.Mailer.__init__
