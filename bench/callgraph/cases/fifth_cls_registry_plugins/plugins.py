from core import Plugin


class Doubler(Plugin):  #> core.Plugin.__init_subclass__
    def run(self, n):
        return n * 2


class Halver(Plugin, key="half"):  #> core.Plugin.__init_subclass__
    def __init__(self):
        self.factor = 2

    def run(self, n):
        return n // self.factor
