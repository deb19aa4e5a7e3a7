def a(): return 1
def b(): return 2
def c(): return 3
class Add:
    __match_args__ = ('l', 'r')
    def __init__(self, l, r): self.l, self.r = l, r
    def ev(self): return 1
class Num:
    def __init__(self, v): self.v = v
    def ev(self): return 2
def ev(node):
    match node:
        case Add(l, r):
            node.ev()  #> Add.ev
            return ev(l), ev(r)  #> ev
        case Num(v=x):
            node.ev()  #> Num.ev
            return x()  #> a b
        case [f, *rest]:
            f()  #> a
            rest[0]()  #> b
        case {'k': g}:
            g()  #> c
        case str() | int():
            a()  #> a
        case _:
            c()  #> c
ev(Add(Num(a), Num(b)))  #> Add.__init__ Num.__init__ ev
ev([a, b])  #> ev
ev({'k': c})  #> ev
ev('s')  #> ev
ev(1.5)  #> ev
