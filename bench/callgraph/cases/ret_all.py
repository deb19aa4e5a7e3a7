def f(): pass
def g():
    return f
def h(x):
    if x:
        return f
    return g
g()()  #> f g
h(1)()  #> f h
r = g()  #> g
r()  #> f
def multi():
    return f, g
a, b = multi()  #> multi
a()  #> f
b()()  #> f g
multi()[1]()()  #> f g multi
def rec(n):
    if n:
        return rec(n - 1)  #> rec
    return f
rec(1)()  #> f rec
