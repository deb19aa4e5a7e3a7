import pkg
import pkg.core as core
from pkg import boot, exported, start
from pkg.models import Base as B
import importlib


def cb():
    pass


class Mine(B):
    def step(self):
        super().step()  #> pkg.models.Base.step


def patched():
    pass


boot()()  #> pkg.boot pkg.core.run
start(cb).go()  #> pkg.core.run pkg.models.Base.go
core.run().step()  #> pkg.core.Impl.step pkg.core.run
exported()  #> pkg.util.exported
pkg.util.helper()  #> pkg.util.helper
Mine().go()  #> main.Mine pkg.models.Base.go
mod = importlib.import_module('pkg.util')
mod.exported()  #> pkg.util.exported
pkg.core.helper = patched
core.Impl().go()  #> pkg.core.Impl pkg.models.Base.go


def lazy():
    from pkg.util import helper as h
    h()  #> pkg.util.helper


lazy()  #> main.lazy
