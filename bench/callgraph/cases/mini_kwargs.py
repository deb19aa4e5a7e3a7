def p(): pass
def q(): pass
def r(): pass
def base(*, first, second=q):
    first()  #> p q r
    second()  #> p q r
base(first=p)  #> base
base(first=r, second=p)  #> base
def wrap(fn, **kw): return fn(**kw)  #> base
wrap(base, first=q)  #> wrap
conf = dict(first=p)
conf['second'] = r
base(**conf)  #> base
class W:
    def __init__(self, **opts):
        self.cb = opts.get('cb', q)
        self.done = opts.pop('done', r)
    def go(self):
        self.cb()  #> p
        self.done()  #> r
W(cb=p).go()  #> W.__init__ W.go
