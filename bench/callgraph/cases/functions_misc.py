def func(): pass
a = func
a()  #> func
def outer():
    def inner():
        func()  #> func
    inner()  #> outer.inner
    return inner
outer()()  #> outer outer.inner
x = outer
y = x()  #> outer
y()  #> outer.inner
(func if True else outer)()  #> func
[func][0]()  #> func
(func or outer)()  #> func
