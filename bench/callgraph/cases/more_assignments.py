class Node:
    def __init__(self):
        self.next = None

    def visit(self):
        return 1


def one():
    return 1


def two():
    return 2


def three():
    return 3


a = b = one
a()  #> one
b()  #> one
a, b = b, two
a()  #> one
b()  #> two
(a, (b, *c)), d = (one, (two, three, one)), two
a()  #> one
b()  #> two
c[0]()  #> three
c[-1]()  #> one
d()  #> two
if (chosen := two)():  #> two
    chosen()  #> two
x: object = three
x()  #> three
n = Node()  #> Node.__init__
n.next = n
n.next.next.visit()  #> Node.visit
n.first, n.second = one, two
n.first()  #> one
n.second()  #> two
table = [None] * 3
table[0], table[1], table[2] = one, two, three
table[1]()  #> two
f = None
f = f or one
f()  #> one
g = two if n.next else three
g()  #> two
for f in one, two:
    pass
f()  #> two
del f
h = [one, two][0]
h()  #> one
def f():
    return 4
f()  #> f
k = l = m = lambda: one
k()()  #> <lambda> one
m()  #> <lambda>
