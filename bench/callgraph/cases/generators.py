def a(): ...
class A:
    def m(self): ...
def gen():
    yield a
for f in gen():  #> gen
    f()  #> a
def relay():
    yield from gen()  #> gen
for f in relay():  #> relay
    f()  #> a
next(gen())()  #> gen a
for x in (A() for _ in 'ab'):  #> A
    x.m()  #> A.m
class It:
    def __iter__(self):
        return self
    def __next__(self):
        return A()  #> A
for x in It():  #> It It.__iter__ It.__next__
    x.m()  #> A.m
