import random
def a(): pass
def b(): pass
def c(): pass
f = a
while True:
    f()  #> a b
    if f is b:
        break
    f = b
f()  #> b
for f in (a, c):
    pass
f()  #> c
try:
    g = a
    int('x')
    g = b
except ValueError:
    g()  #> a
    g = c
g()  #> c
def loop(n):
    h = a
    for i in range(n):
        h()  #> a b c
        h = b if i else c
    return h
loop(3)()  #> b loop
def sw(x):
    if x == 1:
        r = a
    elif x == 2:
        r = b
    else:
        return c
    return r
sw(1)()  #> a sw
sw(3)()  #> c sw
x = a
def use(): x()  #> a b
use()  #> use
x = b
use()  #> use
y = None
if y is None:
    y = a
y()  #> a
z = a and b
z()  #> b
w = None or c
w()  #> c
with_else = a
for _ in []:
    with_else = b
else:
    with_else = c
with_else()  #> c
val = a
assert callable(val)
val()  #> a
q = [a]
q[0] = b
q[0]()  #> b
def shadow(a):
    a()  #> c
shadow(c)  #> shadow
def glob():
    global val
    val = c
glob()  #> glob
val()  #> c
