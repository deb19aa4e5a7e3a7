def a(): pass
def b(): pass
def c(): pass
p, q = a, b
p()  #> a
q()  #> b
p, q = q, p
p()  #> b
q()  #> a
(r, s), t = (a, b), c
r(); t()  #> a c
head, *tail = [a, b, c]
head()  #> a
tail[0]()  #> b
tail[1]()  #> c
*init, last = (c, a)
last()  #> a
init[0]()  #> c
