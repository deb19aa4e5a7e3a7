class Res:
    def __init__(self, f): self.f = f
    def __enter__(self): return self.f
    def __exit__(self, *a): self.close()  #> Res.close Sub.close
    def close(self): pass
def x(): pass
def y(): pass
with Res(x) as r:  #> Res.__enter__ Res.__exit__ Res.__init__
    r()  #> x
with Res(y) as r1, Res(x) as r2:  #> Res.__enter__ Res.__exit__ Res.__init__
    r1()  #> y
    r2()  #> x
class Sub(Res):
    def close(self): return super().close()  #> Res.close
with Sub(y) as s:  #> Res.__enter__ Res.__exit__ Res.__init__
    s()  #> y
m = Res(x)  #> Res.__init__
with m:  #> Res.__enter__ Res.__exit__
    m.f()  #> x
