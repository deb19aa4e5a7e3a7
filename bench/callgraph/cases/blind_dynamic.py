import importlib, sys, types
class Plugin:
    def on_start(self): pass
    def on_stop(self): pass
    def _fallback(self): pass
    def emit(self, event):
        handler = getattr(self, f'on_{event}', None)
        if handler:
            handler()  #> Plugin.on_start Plugin.on_stop
        else:
            self._fallback()  #> Plugin._fallback
p = Plugin()  #> Plugin
p.emit('start')  #> Plugin.emit
p.emit('stop')  #> Plugin.emit
p.emit('pause')  #> Plugin.emit
for name in ('on_start', 'on_stop'):
    getattr(p, name)()  #> Plugin.on_start Plugin.on_stop
getattr(Plugin, 'on_' + 'start')(p)  #> Plugin.on_start
def free(): pass
setattr(Plugin, 'extra', lambda self: free())  #> free
p.extra()  #> <lambda>
p.inst = free
p.inst()  #> free
globals()['free']()  #> free
this = sys.modules[__name__] if __name__ in sys.modules else None
ns = types.SimpleNamespace(cb=free, n=1)
ns.cb()  #> free
Dyn = type('Dyn', (Plugin,), {'go': lambda self: self.on_start()})  #> Plugin.on_start
Dyn().go()  #> <lambda>+1 Dyn
Dyn().on_stop()  #> Dyn Plugin.on_stop
json = importlib.import_module('json')
json.dumps({})
class Lazy:
    def __getattr__(self, name):
        return self.make(name)  #> Lazy.make
    def make(self, name):
        return free
Lazy().anything()  #> Lazy Lazy.__getattr__ free
class Proxy:
    def __init__(self, target): self._t = target
    def __getattr__(self, name): return getattr(self._t, name)
Proxy(p).on_start()  #> Plugin.on_start Proxy.__getattr__ Proxy.__init__
Proxy(p)._fallback()  #> Plugin._fallback Proxy.__getattr__ Proxy.__init__
exec('free()')  #> free
meth = p.on_start
meth.__func__(p)  #> Plugin.on_start
vars(Plugin)['on_stop'](p)  #> Plugin.on_stop
Plugin.__dict__['on_start'](p)  #> Plugin.on_start
def patched(self): free()  #> free
Plugin.on_stop = patched
p.on_stop()  #> patched
p.__class__.on_start(p)  #> Plugin.on_start
method_name = 'on_start'
getattr(p, method_name)()  #> Plugin.on_start
hasattr(p, 'zzz') or free()  #> free
