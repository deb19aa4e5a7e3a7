import functools
def dec(f=None, *, n=1):
    def real(g):
        @functools.wraps(g)
        def w(*a):
            return g(*a)  #> x y
        return w
    if f is not None:
        return real(f)  #> dec.real
    return real
@dec  #> dec
def x(): pass
@dec(n=2)  #> dec dec.real
def y(): pass
x()  #> dec.real.w
y()  #> dec.real.w
