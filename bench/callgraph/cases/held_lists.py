def l1():
    pass

def l2():
    pass

def l3():
    pass

xs = [l1, l2]
xs[0]()  #> l1
xs[1]()  #> l2
xs[-1]()  #> l2
xs.append(l3)
xs[2]()  #> l3
for x in xs:
    x()  #> l1 l2 l3
ys = xs[:1]
ys[0]()  #> l1
tup = (l1, l3)
tup[1]()  #> l3
a, b = tup
a()  #> l1
b()  #> l3
head, *tail = [l1, l2, l3]
head()  #> l1
tail[0]()  #> l2
zs = [l2] * 2
zs[0]()  #> l2
nest = [[l1], [l2, l3]]
nest[0][0]()  #> l1
nest[1][1]()  #> l3
i = 1
xs[i]()  #> l2
ws = []
ws.append(l2)
ws[0]()  #> l2
ws.insert(0, l1)
ws[0]()  #> l1
vs = list((l3,))
vs[0]()  #> l3
vs += [l1]
vs[1]()  #> l1
vs.extend([l2])
vs[2]()  #> l2
us = [f for f in (l1, l2)]
us[0]()  #> l1
last = xs.pop()
last()  #> l3
rev = list(reversed([l1, l2]))
rev[0]()  #> l2

def fill(target):
    target.append(l3)

em = []
fill(em)  #> fill
em[0]()  #> l3
for f, n in [(l1, 1), (l2, 2)]:
    f()  #> l1 l2
s = {l1}
for f in s:
    f()  #> l1
s.add(l2)
s.pop
