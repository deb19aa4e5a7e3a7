def a():
    return 1


def b():
    return 2


def c():
    return 3


def d(n):
    return n


class Item:
    def __init__(self, f):
        self.f = f

    def run(self):
        return self.f()  #> a b

    def __eq__(self, other):
        return self.f is other.f


fs = [a, b]
fs[0]()  #> a
fs[1]()  #> b
fs[-1]()  #> b
fs.append(c)
fs[2]()  #> c
for f in fs:
    f()  #> a b c
for i in range(len(fs)):
    fs[i]()  #> a b c
for i, f in enumerate(fs):
    f()  #> a b c
sliced = fs[1:]
sliced[0]()  #> b
more = fs + [d]
more[3](1)  #> d
more.pop()(2)  #> d
more.insert(0, c)
more[0]()  #> c
first, *others = [a, b, c]
first()  #> a
others[0]()  #> b
for f in others:
    f()  #> b c
items = [Item(f) for f in (a, b)]  #> Item.__init__
for item in items:
    item.run()  #> Item.run
items[0].run()  #> Item.run
items[0] in items
items.index(items[1])  #> Item.__eq__
items.remove(Item(a))  #> Item.__eq__ Item.__init__
matrix = [[a, b], [c]]
matrix[0][1]()  #> b
for row in matrix:
    for f in row:
        f()  #> a b c
flat = [f for row in matrix for f in row]
flat[0]()  #> a
stack = []
stack.append(b)
stack.pop()()  #> b
stack.extend([a, c])
while stack:
    stack.pop()()  #> a c
copy = list(fs)
copy[0]()  #> a
copy.reverse()
copy[0]()  #> c
zipped = list(zip([a, b], [1, 2]))
for f, n in zipped:
    f()  #> a b
zipped[0][0]()  #> a
tuple_of = (a, d)
tuple_of[1](3)  #> d
fs[0] = c
fs[0]()  #> c
repeated = [a] * 2
repeated[1]()  #> a
x, y = [f for f in (a, b)]
x()  #> a
y()  #> b
chosen = [f for f in fs if f is not a][0]
chosen()  #> c
any(f() for f in fs)  #> c
sets = {a, b}
for f in sets:
    f()  #> a b
sets.pop()()  #> a
frozen = frozenset([c])
next(iter(frozen))()  #> c
