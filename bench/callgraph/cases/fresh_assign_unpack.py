def first():
    return 1


def second():
    return 2


def third():
    return 3


a, (b, c) = first, (second, third)
a()  #> first
b()  #> second
c()  #> third
a, b = b, a
a()  #> second
[x, *rest] = [first, second, third]
x()  #> first
rest[0]()  #> second
for fn in rest:
    fn()  #> second third
x = y = third
y()  #> third
(p, q), r = (first, second), third
q()  #> second
r()  #> third
