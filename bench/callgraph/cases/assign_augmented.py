def a(): pass
def b(): pass
ls = [a]
ls += [b]
ls[1]()  #> b
for x in ls:
    x()  #> a b
d = {'a': a}
d |= {'b': b}
d['b']()  #> b
