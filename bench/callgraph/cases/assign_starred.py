def func1(): pass
def func2(): pass
def func3(): pass
a, *b, c = func1, func2, func3, func1
a()  #> func1
b[0]()  #> func2
b[1]()  #> func3
c()  #> func1
(d, [e, *f]) = func1, [func2, func3]
e()  #> func2
f[0]()  #> func3
