def dec1(f):
    def inner():
        return f()  #> dec2.inner
    return inner
def dec2(f):
    def inner():
        return f()  #> func
    return inner
@dec1  #> dec1
@dec2  #> dec2
def func(): pass
func()  #> dec1.inner
