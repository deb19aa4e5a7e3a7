from . import manager
from .base import Plugin


@manager.register  #> plugins.registry.Manager.register
class Upper(Plugin):
    name = "upper"

    def make_steps(self):
        return [str.strip, self.shout]

    def shout(self, text):
        return text.upper() + "!"


@manager.hook("after")  #> plugins.registry.Manager.hook plugins.registry.Manager.hook.wrapper
def summary(results):
    results["size"] = len(results)


@manager.hook("done")  #> plugins.registry.Manager.hook plugins.registry.Manager.hook.wrapper
def bye(count):
    print("bye", count)
