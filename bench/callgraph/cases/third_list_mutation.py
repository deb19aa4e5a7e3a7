def a():
    return 1


def b():
    return 2


def c():
    return 3


hooks = []
hooks.append(a)
hooks.extend([b, c])
hooks[0]()  #> a
hooks[2]()  #> c
hooks.remove(a)
hooks[0]()  #> b
hooks.insert(0, c)
hooks[0]()  #> c
hooks.reverse()
hooks[0]()  #> c
del hooks[0]
hooks[0]()  #> b
hooks.clear()
hooks.append(a)
hooks[0]()  #> a
removed = [a, b].pop(0)
removed()  #> a
