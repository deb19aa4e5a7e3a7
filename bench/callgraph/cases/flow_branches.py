def a(): pass
def b(): pass
def c(): pass
def pick(flag):
    if flag:
        f = a
    else:
        f = b
    f()  #> a b
    if flag == 3:
        f = c
        f()  #> c
    f()  #> a b c
pick(0)  #> pick
pick(1)  #> pick
pick(3)  #> pick
def tried(x):
    f = a
    try:
        f = b
        int(x)
        f = c
    except ValueError:
        f()  #> b
    f()  #> b c
tried('1')  #> tried
tried('z')  #> tried
def early(x):
    f = a
    if x:
        f = b
        f()  #> b
        return
    f()  #> a
early(0)  #> early
early(1)  #> early
def loop(xs):
    f = a
    for x in xs:
        f()  #> a b
        f = x
    f()  #> c
loop([b, c])  #> loop
