hook = None
registry = []
events = {}
settings = {}
current = None
class Cfg:
    handler = None
class C:
    obj = None
    def go(self):
        self.obj.m()  #> main.Obj.m
def run():
    hook()  #> main.mine
def use_cfg():
    Cfg.handler()  #> main.mine
def callext(c):
    c.extra()  #> main.<lambda>
def run_all():
    for f in registry:
        f()  #> main.mine
def on(name):
    def deco(fn):
        events.setdefault(name, []).append(fn)
        return fn
    return deco
def fire(name):
    for fn in events[name]:
        fn()  #> main.handler
def take(o):
    o.m()  #> main.Obj.m
    again(o)  #> lib.again
def again(o):
    o.act()  #> main.Obj.act
def store(o):
    global current
    current = o
def use_stored():
    current.m()  #> main.Obj.m
def use_settings():
    settings['cb']()  #> main.mine
