def connect(host, *, on_open=None, on_close=None):
    if on_open:
        on_open(host)  #> opened
    if on_close:
        on_close()  #> closed
def opened(host):
    return host
def closed():
    return None
connect('a', on_open=opened)  #> connect
connect('b', on_open=opened, on_close=closed)  #> connect
options = {'on_close': closed}
connect('c', **options)  #> connect
connect('d', **dict(on_open=opened))  #> connect
def forward(*args, **kwargs):
    return connect(*args, **kwargs)  #> connect
forward('e', on_close=closed)  #> forward
def dispatch(**handlers):
    for name, handler in handlers.items():
        handler()  #> <lambda> closed
    handlers['stop']()  #> <lambda>
dispatch(go=closed, stop=finish) if False else dispatch(go=closed, stop=lambda: closed())  #> closed dispatch
def popper(**kw):
    cb = kw.pop('cb')
    cb()  #> closed
    return rest(**kw)  #> rest
def rest(other, extra=closed):
    other()  #> closed
    extra()  #> closed
popper(cb=closed, other=closed)  #> popper
def merged(first, **kw):
    kw.setdefault('second', first)
    final(**kw)  #> final
def final(second):
    second('s')  #> opened
merged(opened)  #> merged
class Config:
    def __init__(self, **kw):
        self.handlers = kw
        self.default = kw.get('default')
    def fire(self, name):
        return self.handlers[name]()  #> closed
cfg = Config(ready=closed, default=opened)  #> Config.__init__
cfg.fire('ready')  #> Config.fire
cfg.default('x')  #> opened
