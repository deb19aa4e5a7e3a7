def a():
    return 'a'


def b():
    return 'b'


def c():
    return 'c'


funcs = [a, b, c]
for f in funcs[1:]:
    f()  #> b c
funcs[::-1][0]()  #> c
copy = funcs[:]
copy[1]()  #> b
copy.insert(0, c)
copy[0]()  #> c
copy[1]()  #> a
matrix = [[a, b], [c]]
matrix[0][1]()  #> b
for row in matrix:
    row[0]()  #> a c
flat = [f for row in matrix for f in row]
flat[2]()  #> c
extended = funcs + [a]
extended[-1]()  #> a
tuple_funcs = (b, c)
tuple_funcs[0]()  #> b
nested = [(1, a), (2, b)]
nested[1][1]()  #> b
for number, f in nested:
    f()  #> a b
index = funcs.index(b)
