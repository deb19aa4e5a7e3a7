def a(): pass
def b(): pass
def c(): pass
stack = [a]
stack.append(b)
top = stack.pop()
top()  #> b
stack[-1]()  #> a
q = [c, b, a]
q.sort(key=id)
for f in q:
    f()  #> a b c
x = [a, b]
x[1], x[0] = x[0], x[1]
x[0]()  #> b
y = x + [c]
y[2]()  #> c
z = [[a], [b]]
z[0].append(c)
z[0][1]()  #> c
z[1][0]()  #> b
first, *others = [a, b, c]
others[1]()  #> c
w = list(reversed([a, c]))
w[0]()  #> c
