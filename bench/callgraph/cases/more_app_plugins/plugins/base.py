from abc import ABC, abstractmethod


class Plugin(ABC):
    name = "plugin"

    @classmethod
    def is_enabled(cls):
        return True

    def setup(self):
        self.steps = list(self.make_steps())  #> plugins.counter.Counter.make_steps plugins.upper.Upper.make_steps

    def run(self, text):
        for step in self.steps:
            text = step(text)  #> plugins.counter.count_words plugins.counter.double plugins.upper.Upper.shout
        return text

    @abstractmethod
    def make_steps(self):
        raise NotImplementedError
