def gen(cb):
    yield cb
    yield cb()  #> a
def a():
    return b
def b(): pass
for x in gen(a):  #> gen
    x()  #> a b
