def one(): return 1
def two(): return 2
def gen():
    yield one
    yield two
def wrap():
    yield from gen()  #> gen
def calls():
    yield one()  #> one
    x = two()  #> two
    yield x
for f in gen():  #> gen
    f()  #> one two
for f in wrap():  #> wrap
    f()  #> one two
list(calls())  #> calls
g = (h for h in [one])
for h in g:
    h()  #> one
a, b = gen()  #> gen
a()  #> one
b()  #> two
[f() for f in gen()]  #> gen one two
