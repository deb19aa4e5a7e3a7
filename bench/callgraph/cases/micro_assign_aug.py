class Num:
    def __init__(self, f): self.f = f
    def __add__(self, other): return Num(other.f)  #> Num.__init__
    def __iadd__(self, other):
        self.f = other.f
        return self
    def __mul__(self, k): return self
def p(): pass
def q(): pass
n = Num(p)  #> Num.__init__
n.f()  #> p
m = n + Num(q)  #> Num.__add__ Num.__init__
m.f()  #> q
n += Num(q)  #> Num.__iadd__ Num.__init__
n.f()  #> q
k = m * 3  #> Num.__mul__
k.f()  #> q
fs = [p]
fs += [q]
fs[1]()  #> q
