class T:
    def on_a(self): pass
    def on_b(self): pass
    def other(self): pass
    def fire(self, n):
        getattr(self, 'on_' + n)()  #> T.on_a T.on_b
t = T()  #> T
getattr(t, 'other')()  #> T.other
t.fire('a')  #> T.fire
t.fire('b')  #> T.fire
setattr(t, 'extra', t.other)
t.extra()  #> T.other
def g1(): pass
def g2(): pass
globals()['g1']()  #> g1
name = 'g2'
globals()[name]()  #> g2
T.__dict__['on_a'](t)  #> T.on_a
method = t.on_b
method()  #> T.on_b
T.on_c = lambda self: g1()  #> g1
t.on_c()  #> <lambda>
vars(T)['other'](t)  #> T.other
