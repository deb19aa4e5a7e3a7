def a():
    return b
def b():
    return c
def c():
    return [a, d]
def d(flag=False):
    if flag:
        return a
    return lambda: e()  #> e
def e():
    return {'again': a, 'pair': (b, c)}
a()()  #> a b
a()()()[1]()  #> a b c d
d()()  #> d d.<lambda>
d(True)()  #> a d
e()['pair'][0]()  #> b e
f1, f2 = a()()()  #> a b c
f1()  #> a
f2()  #> d
def multi(n):
    if n == 0:
        return a, b
    return c, d
g, h = multi(0)  #> multi
g()  #> a
h()  #> b
def later():
    global stored
    stored = e
later()  #> later
stored()  #> e
def none_or(x):
    if x:
        return a
found = none_or(1)  #> none_or
if found is not None:
    found()  #> a
def curry(x):
    def y_(y):
        def z_(z):
            return x() if z else y()  #> a b
        return z_
    return y_
curry(a)(b)(True)  #> curry curry.y_ curry.y_.z_
curry(a)(b)(False)  #> curry curry.y_ curry.y_.z_
