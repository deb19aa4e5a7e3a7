def w():
    pass

def x():
    pass

def y():
    pass

def branch(flag):
    if flag:
        f = w
        f()  #> w
    else:
        f = x
        f()  #> x
    f()  #> w x
    f = y
    f()  #> y

def loop():
    f = w
    for _ in range(2):
        f()  #> w x
        f = x
    f()  #> x
    while True:
        f = y
        break
    f()  #> y

def nested(a, b):
    g = w
    if a:
        if b:
            g = x
            g()  #> x
        else:
            g()  #> w
    g()  #> w x

def try_flow(bad):
    h = w
    try:
        if bad:
            raise ValueError
        h = x
    except ValueError:
        h()  #> w
        h = y
        h()  #> y
    else:
        h()  #> x
    h()  #> x y

def elifs(n):
    if n == 0:
        f = w
    elif n == 1:
        f = x
        f()  #> x
    else:
        f = y
        f()  #> y
        return f
    return f

class S:
    pass

def attrs(flag):
    s = S()  #> S
    s.go = w
    s.go()  #> w
    s.go = x
    s.go()  #> x
    if flag:
        s.go = y
        s.go()  #> y
    s.go()  #> x y

branch(True)  #> branch
branch(False)  #> branch
loop()  #> loop
nested(0, 0)  #> nested
nested(1, 0)  #> nested
nested(1, 1)  #> nested
try_flow(0)  #> try_flow
try_flow(1)  #> try_flow
elifs(0)()  #> elifs w
elifs(1)()  #> elifs x
elifs(2)()  #> elifs y
attrs(0)  #> attrs
attrs(1)  #> attrs
