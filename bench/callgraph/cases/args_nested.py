def func(a):
    def inner(b):
        b()  #> p
    inner(a)  #> func.inner
def p(): pass
func(p)  #> func
