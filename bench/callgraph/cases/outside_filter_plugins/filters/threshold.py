class Threshold:
    def __init__(self, level):
        self.level = level

    def __call__(self, row):
        return list(map(self.pick, row))  #> filters.threshold.Inverted.pick filters.threshold.Threshold.pick

    def pick(self, v):
        return 255 if v >= self.level else 0


class Inverted(Threshold):
    def pick(self, v):
        return 255 - super().pick(v)  #> filters.threshold.Threshold.pick


def apply(row):
    raise AssertionError("setup wins")


def setup(add):
    for cls in (Threshold, Inverted):
        add(cls.__name__.lower(), cls(100))  #> filters.threshold.Threshold.__init__
