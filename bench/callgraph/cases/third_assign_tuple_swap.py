def a():
    return 1


def b():
    return 2


x, y = a, b
x()  #> a
x, y = y, x
x()  #> b
(m, n), o = (x, y), a
m()  #> b
n()  #> a
o()  #> a
first = second = b
first()  #> b
p: object = a
p()  #> a
