def a(): pass
def b(): pass
def c(): pass
l = [a, b]
l[0]()  #> a
l.append(c)
l[2]()  #> c
l[-1]()  #> c
l.pop()()  #> c
l.insert(0, c)
l[0]()  #> c
l[1]()  #> a
l.reverse()
l[0]()  #> b
l[0] = a
l[0]()  #> a
del l[0]
l[0]()  #> a
m = l + [b]
m[-1]()  #> b
m.remove(b)
t = (a, (b, c))
t[1][0]()  #> b
t[1][1]()  #> c
s = [a, b, c][1:]
s[0]()  #> b
l2 = [a] * 3
l2[1]()  #> a
l2.clear()
l2.append(b)
l2[0]()  #> b
