def a(): ...
def b(): ...
f = a
f()  #> a
f = b
f()  #> b
g = h = a
g()  #> a
h()  #> a
x, y = a, b
x()  #> a
y()  #> b
(p, (q, r)) = (a, (b, a))
q()  #> b
r()  #> a
first, *rest = [a, b]
first()  #> a
if (w := b):
    w()  #> b
