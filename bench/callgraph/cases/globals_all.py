current = None
def f(): pass
def g(): pass
def setup():
    global current
    current = f
def go():
    current()  #> f
setup()  #> setup
go()  #> go
def outer():
    h = None
    def setit():
        nonlocal h
        h = g
    setit()  #> outer.setit
    h()  #> g
outer()  #> outer
globals()['f']()  #> f
