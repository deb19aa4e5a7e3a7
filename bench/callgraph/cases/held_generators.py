def fa():
    pass

def fb():
    pass

def fc():
    pass

def gen():
    yield fa
    yield fb

def gen_from():
    yield from gen()  #> gen
    yield fc

def countdown(n, cb):
    while n:
        cb()  #> fb
        yield n
        n -= 1

def coro():
    got = None
    while True:
        got = yield fa
        if got is not None:
            got()  #> fb

def returns_value():
    yield 1
    return fc

def outer():
    r = yield from returns_value()  #> returns_value
    r()  #> fc

for f in gen():  #> gen
    f()  #> fa fb
for f in gen_from():  #> gen_from
    f()  #> fa fb fc
g = gen()  #> gen
next(g)()  #> fa
list(countdown(2, fb))  #> countdown
c = coro()  #> coro
next(c)()  #> fa
c.send(fb)()  #> fa
list(outer())  #> outer
exp = (x for x in [fc])
next(exp)()  #> fc
[x() for x in gen()]  #> fa fb gen
first, second = gen()  #> gen
first()  #> fa
second()  #> fb
res = list(gen())  #> gen
res[0]()  #> fa

class Tree:
    def __init__(self, v, kids=()):
        self.v = v
        self.kids = kids

    def __iter__(self):
        yield self
        for kid in self.kids:
            yield from kid  #> Tree.__iter__

    def visit(self):
        pass

for node in Tree(1, [Tree(2)]):  #> Tree.__init__  Tree.__iter__
    node.visit()  #> Tree.visit
