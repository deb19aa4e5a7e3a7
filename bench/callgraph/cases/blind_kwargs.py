def on(): pass
def off(): pass
def cfg(**kw):
    for k, v in kw.items():
        v()  #> off on
    return kw
cfg(a=on, b=off)  #> cfg
cfg(**{'c': on})  #> cfg
def fwd(*a, **kw): return target(*a, **kw)  #> target
def target(cb, *, err=off):
    cb()  #> off on
    err()  #> off on
fwd(on)  #> fwd
fwd(on, err=on)  #> fwd
fwd(cb=off)  #> fwd
class Opt:
    def __init__(self, **kw):
        self.__dict__.update(kw)
        self.kw = kw
    def go(self): return self.kw['cb']()  #> on
Opt(cb=on).go()  #> Opt.__init__ Opt.go
class Setter:
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)
s = Setter(run=on)  #> Setter.__init__
s.run()  #> on
def mixed(a, b=on, *args, c=off, **rest):
    a(); b(); c()  #> off on
    for x in args: x()  #> on
    rest.get('z', on)()  #> off on
mixed(on)  #> mixed
mixed(on, off, on, c=on, z=off)  #> mixed
def wants(fn, /, **kw): return fn(**kw)  #> taker
def taker(x=None):
    if x: x()  #> off on
wants(taker, x=on)  #> wants
defaults = {'x': off}
taker(**{**defaults, 'x': on})  #> taker
from functools import partial
pt = partial(taker, x=off)
pt()  #> taker
pt(x=on)  #> taker
