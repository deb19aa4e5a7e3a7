def func(a):
    a()  #> func2
def func2():
    pass
a = func2
func(a)  #> func
