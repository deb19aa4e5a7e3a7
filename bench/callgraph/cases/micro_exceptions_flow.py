def a(): pass
def b(): pass
def c(): pass
def risky(x):
    if x: raise ValueError
    return a
def attempt(x):
    try:
        f = risky(x)  #> risky
    except ValueError:
        f = b
    f()  #> a b
attempt(1)  #> attempt
attempt(0)  #> attempt
def last(x):
    try:
        return risky(x)  #> risky
    except ValueError:
        return b
    finally:
        c()  #> c
last(0)()  #> a last
last(1)()  #> b last
try:
    raise RuntimeError(a)
except RuntimeError as err:
    err.args[0]()  #> a
