def func1(): pass
def func3(): pass
def func(a=func1):
    a()  #> func1
def func2(a=func3):
    a()  #> func3
func()  #> func
func2()  #> func2
