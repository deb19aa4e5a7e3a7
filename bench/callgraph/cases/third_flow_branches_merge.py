def a():
    return 1


def b():
    return 2


def c():
    return 3


def choose(n):
    if n == 1:
        f = a
    elif n == 2:
        f = b
    else:
        f = c
    return f()  #> a b c


def override(flag):
    f = a
    if flag:
        f = b
        f()  #> b
    else:
        f()  #> a
    f = c
    return f()  #> c


def nested(n):
    f = a
    for _ in range(n):
        f()  #> a b
        f = b
    return f()  #> a b


choose(1)  #> choose
choose(2)  #> choose
choose(3)  #> choose
override(True)  #> override
override(False)  #> override
nested(2)  #> nested
