def dec(f):
    def inner():
        f()  #> func
    return inner
@dec  #> dec
def func(): pass
func()  #> dec.inner
