class C: pass
def f(): pass
c = C()  #> C
c.attr = f
c.attr()  #> f
C.method = lambda self: f()  #> f
c.method()  #> <lambda>
def g(x):
    x.attr()  #> f
g(c)  #> g
