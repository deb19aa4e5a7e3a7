def a(): pass
def b(): pass
def c(): pass
for f in [a, b]:
    f()  #> a b
for i in range(2):
    [b, c][i]()  #> b c
stack = []
stack.append(a)
stack.append(b)
while stack:
    stack.pop()()  #> a b
queue = [c]
while queue:
    f = queue.pop(0)
    f()  #> a c
    if f is c:
        queue.append(a)
x = [[a, b], [c]]
for row in x:
    for f in row:
        f()  #> a b c
x[1][0]()  #> c
x[0][1]()  #> b
y = [g for g in [a, b] if g is not b]
y[0]()  #> a
u, v = [a, c]
u()  #> a
v()  #> c
w = sorted([a, b], key=id)
w[0]()  #> a
w[1]()  #> b
