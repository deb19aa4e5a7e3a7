def a(): ...
def b(): ...
items = [a, b]
items[0]()  #> a
items[1]()  #> b
items[-1]()  #> b
for f in items:
    f()  #> a b
more = []
more.append(a)
more[0]()  #> a
for f in [g for g in items]:
    f()  #> a b
nested = [[a], [b]]
nested[1][0]()  #> b
for f in items[:1]:
    f()  #> a
