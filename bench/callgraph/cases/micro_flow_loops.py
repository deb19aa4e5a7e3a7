def a(): pass
def b(): pass
def c(): pass
cur = a
for i in range(3):
    cur()  #> a b
    cur = b
cur()  #> b
nxt = a
while True:
    nxt()  #> a
    nxt = c
    break
nxt()  #> c
for g in (a, b):
    if g is b: continue
    g()  #> a
else:
    c()  #> c
def walk(n, f):
    if n == 0:
        return f
    return walk(n - 1, b)  #> walk
walk(0, a)()  #> a walk
walk(2, a)()  #> b walk
