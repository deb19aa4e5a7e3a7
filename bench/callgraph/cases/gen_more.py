def a(): pass
def b(): pass
def c(): pass
class It:
    def __init__(self):
        self.i = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.i += 1
        if self.i > 2:
            raise StopIteration
        return a
for f in It():  #> It.__init__ It.__iter__ It.__next__
    f()  #> a
next(It())()  #> It.__init__ It.__next__ a
[f() for f in It()]  #> It.__init__ It.__iter__ It.__next__ a
list(It())[0]()  #> It.__init__ It.__iter__ It.__next__ a
class Coll:
    def __iter__(self):
        yield a
        yield b
for f in Coll():  #> Coll Coll.__iter__
    f()  #> a b
def chain(*gens):
    for g in gens:
        yield from g
def one():
    yield a
def two():
    yield b
for f in chain(one(), two()):  #> chain one two
    f()  #> a b
def sender():
    r = None
    while True:
        r = yield r
        if r:
            r()  #> c
s = sender()  #> sender
next(s)
s.send(c)
def delegate():
    res = yield from inner()  #> inner
    res()  #> b
def inner():
    yield 1
    return b
for _ in delegate(): pass  #> delegate
def filt(fs):
    return (f for f in fs if f)
for f in filt([a, c]):  #> filt
    f()  #> a c
def mapped(fs):
    for f in map(lambda x: x, fs):  #> mapped.<lambda>
        yield f
for f in mapped([b]):  #> mapped
    f()  #> b
class GI:
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return c
for f in GI():  #> GI GI.__getitem__
    f()  #> c
for i, f in enumerate(one()):  #> one
    f()  #> a
x, y = (f for f in (a, b))
x()  #> a
y()  #> b
first = next(iter([a]))
first()  #> a
