def f1(): pass
def f2(): pass
def gen():
    yield f1
    yield f2
for x in gen():  #> gen
    x()  #> f1 f2
g = gen()  #> gen
next(g)()  #> f1
def gen2(p):
    for q in p:
        yield q
for z in gen2([f1]):  #> gen2
    z()  #> f1
ge = (h for h in [f2])
for k in ge:
    k()  #> f2
def gen3():
    yield from gen()  #> gen
for w in gen3():  #> gen3
    w()  #> f1 f2
