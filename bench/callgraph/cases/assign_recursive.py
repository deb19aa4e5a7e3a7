def func1(): pass
def func2(): pass
def func3(): pass
def func4(): pass
a, (b, c) = func1, (func2, func3)
a()  #> func1
b()  #> func2
c()  #> func3
a, (b, (c, d)) = func1, (func2, (func3, func4))
d()  #> func4
