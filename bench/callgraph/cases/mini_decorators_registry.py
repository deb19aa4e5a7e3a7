handlers = {}
plugins = []
def on(event):
    def reg(fn):
        handlers[event] = fn
        return fn
    return reg
def plugin(cls):
    plugins.append(cls)
    return cls
@on('open')  #> on on.reg
def opened(): pass
@on('close')  #> on on.reg
def closed(): pass
@plugin  #> plugin
class P1:
    def run(self): pass
@plugin  #> plugin
class P2:
    def run(self): pass
for fn in handlers.values():
    fn()  #> closed opened
for p in plugins:
    p().run()  #> P1 P1.run P2 P2.run
