def a(): pass
def b(): pass
def outer():
    f = a
    def swap():
        nonlocal f
        f = b
    f()  #> a
    swap()  #> outer.swap
    f()  #> b
outer()  #> outer
g = a
def setg():
    global g
    g = b
def useg():
    g()  #> a b
useg()  #> useg
setg()  #> setg
useg()  #> useg
def acc():
    fs = []
    def add(f):
        fs.append(f)
        return f
    def run():
        for f in fs:
            f()  #> a b
    return add, run
add, run = acc()  #> acc
add(a)  #> acc.add
add(b)  #> acc.add
run()  #> acc.run
