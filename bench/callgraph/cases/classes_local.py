def make():
    class L:
        def m(self): pass
        def n(self):
            self.m()  #> make.L.m
    return L
make()().m()  #> make make.L.m make.L
L = make()  #> make
L().n()  #> make.L.n make.L
x = L()  #> make.L
x.m()  #> make.L.m
