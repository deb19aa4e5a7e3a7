def a():
    return "a"


def b():
    return "b"


def c():
    return "c"


late = []
bound = []
for fn in (a, b, c):
    late.append(lambda: fn())  #> a c
    bound.append(lambda fn=fn: fn())  #> a b c

print([f() for f in late])  #> <lambda>
print([f() for f in bound])  #> <lambda>+1
fn = a
print(late[2](), bound[2]())  #> <lambda> <lambda>+1
