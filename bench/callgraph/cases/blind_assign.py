def red(): return 'r'
def green(): return 'g'
def blue(): return 'b'

a = b = red
a()  #> red
b()  #> red
(c, d), e = (green, blue), red
c()  #> green
d()  #> blue
e()  #> red
first, *middle, last = [red, green, blue, red]
first()  #> red
middle[1]()  #> blue
last()  #> red
f = g = None
f = green if a is b else blue
f()  #> green
g = f
f = blue
g()  #> green
f()  #> blue
h = red
h, i = blue, h
h()  #> blue
i()  #> red
if (n := green) is not None:
    n()  #> green
table = [None] * 3
table[0] = red
table[0]()  #> red
(j) = blue
j()  #> blue
k: object = red
k()  #> red
del k
