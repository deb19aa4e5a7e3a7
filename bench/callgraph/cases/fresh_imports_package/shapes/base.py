class Base:
    def __init__(self, raw):
        self.raw = raw

    def value(self):
        return self.raw
