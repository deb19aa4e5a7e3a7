from . import manager
from .base import Plugin


def count_words(text):
    return len(text.split())


def double(number):
    return number * 2


class Disabled(Plugin):
    @classmethod
    def is_enabled(cls):
        return False

    def make_steps(self):
        return []


manager.register(Disabled)  #> plugins.registry.Manager.register


@manager.register  #> plugins.registry.Manager.register
class Counter(Plugin):
    name = "counter"

    def make_steps(self):
        return (count_words, double)
