def func1(): pass
def func2(): pass
a = b = func1
b()  #> func1
a = b = func2
a()  #> func2
