from pkg.util import helper
from .models import Base


class Impl(Base):
    def step(self):
        helper()  #> main.patched pkg.util.helper


def run(cb=None):
    if cb:
        cb()  #> main.cb
    return Impl()  #> pkg.core.Impl
