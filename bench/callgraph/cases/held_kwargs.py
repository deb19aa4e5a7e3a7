def p():
    pass

def q():
    pass

def r():
    pass

def take(a, b=q, *, c=r):
    a()  #> p q r
    b()  #> p q r
    c()  #> p q r

def opts(**kw):
    kw['cb']()  #> p q
    kw.get('other', r)()  #> p r

def spread(**kw):
    take(**kw)  #> take

def merge(**kw):
    cfg = {'a': p, **kw}
    take(**cfg)  #> take

def pop(**kw):
    cb = kw.pop('cb', p)
    cb()  #> p r
    return kw

take(p)  #> take
take(a=r)  #> take
take(q, c=p)  #> take
take(b=p, a=q)  #> take
opts(cb=p)  #> opts
opts(cb=q, other=p)  #> opts
spread(a=p, b=p)  #> spread
merge(c=q)  #> merge
pop(cb=r)  #> pop
pop()  #> pop
args = {'a': q, 'b': p}
take(**args)  #> take
lst = [r, r]
take(*lst)  #> take
take(*lst, c=q)  #> take

class K:
    def __init__(self, *, on=p, off=q):
        self.on = on
        self.off = off

    def fire(self):
        self.on()  #> r
        self.off()  #> q

K(on=r).fire()  #> K.__init__ K.fire
K(off=r).on()  #> K.__init__ p
