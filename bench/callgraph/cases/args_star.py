def a(): pass
def b(): pass
def run(*fns):
    for f in fns:
        f()  #> a b
run(a, b)  #> run
def kw(**fns):
    for name, f in fns.items():
        f()  #> a b
    fns['y']()  #> b
kw(x=a, y=b)  #> kw
def first(*fns):
    fns[0]()  #> b
first(b)  #> first
