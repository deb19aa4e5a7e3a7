def low(): pass
def high(): pass
def left(cb=None, **rest):
    cb()  #> high low
    return rest
def build(**kw):
    return kw
left(cb=low)  #> left
left(cb=high, extra=low)['extra']()  #> left low
build(k=low)['k']()  #> build low
build(k=high, j=low)['j']()  #> build low
def call(name, **handlers):
    return handlers[name]()  #> low
call('a', a=low)  #> call
call('b', a=high, b=low)  #> call
class Opt:
    def __init__(self, **kw):
        self.__dict__.update(kw)
    def set(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)
o = Opt(go=low)  #> Opt.__init__
o.go()  #> low
o.set(stop=high)  #> Opt.set
o.stop()  #> high
