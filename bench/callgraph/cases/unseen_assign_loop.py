def start():
    return middle
def middle():
    return finish
def finish():
    return None
def other():
    pass
state = start
while state:
    state = state()  #> finish middle start
handler = None
for handler in (start, other):
    handler()  #> other start
handler()  #> other
a = b = c = other
a(); b(); c()  #> other
a, b = middle, a
a()  #> middle
b()  #> other
(x, y), *rest = (start, middle), finish, other
x()  #> start
y()  #> middle
rest[0]()  #> finish
rest[-1]()  #> other
for z in rest:
    z()  #> finish other
table = [None] * 2
table[0] = start
table[1] = middle
table[0]()  #> start
for t in table:
    t()  #> middle start
del a
a = finish
a()  #> finish
