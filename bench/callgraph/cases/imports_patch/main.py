import lib
import lib as l2
from lib import C, run, Cfg, registry, on
def mine(): pass
class Obj:
    def m(self): pass
    def act(self): pass
lib.hook = mine
run()  #> lib.run
lib.Cfg.handler = mine
lib.use_cfg()  #> lib.use_cfg
c = C()  #> lib.C
c.obj = Obj()  #> main.Obj
c.go()  #> lib.C.go
C.extra = lambda self: mine()  #> main.mine
c.extra()  #> main.<lambda>
lib.callext(c)  #> lib.callext
registry.append(mine)
lib.run_all()  #> lib.run_all
@on('x')  #> lib.on lib.on.deco
def handler(): pass
lib.fire('x')  #> lib.fire
lib.take(Obj())  #> lib.take main.Obj
lib.store(Obj())  #> lib.store main.Obj
lib.use_stored()  #> lib.use_stored
lib.settings['cb'] = mine
lib.use_settings()  #> lib.use_settings
