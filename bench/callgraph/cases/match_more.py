class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
    def p(self): pass
class Q:
    def q(self): pass
    def p(self): pass
def f(): pass
def g(): pass
def go(o):
    match o:
        case P(x=v):
            v()  #> f
            o.p()  #> P.p
        case Q() as q:
            q.q()  #> Q.q
        case [first, *rest]:
            first()  #> f
            rest[0]()  #> g
        case {'k': fn, **others}:
            fn()  #> g
        case 'go' | 'stop':
            f()  #> f
        case _:
            g()  #> g
go(P(f, g))  #> P.__init__ go
go(Q())  #> Q go
go([f, g])  #> go
go({'k': g})  #> go
go('go')  #> go
go(None)  #> go
def pos(o):
    match o:
        case P(a, b):
            a()  #> f
            b()  #> g
        case (a, b):
            a()  #> g
pos(P(f, g))  #> P.__init__ pos
pos((g, f))  #> pos
def guard(o):
    match o:
        case x if callable(x):
            x()  #> f
        case P() | Q():
            o.p()  #> P.p Q.p
guard(f)  #> guard
guard(P(1, 2))  #> P.__init__ guard
guard(Q())  #> Q guard
