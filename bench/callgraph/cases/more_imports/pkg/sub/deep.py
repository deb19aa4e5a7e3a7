from .. import core
from . import helper


class Diver:
    def dive(self):
        return core.exported()  #> pkg.core.exported


def dive():
    return helper()  #> pkg.sub.helper
