def dec(p):
    def real(f):
        def inner():
            p()  #> x
            f()  #> func
        return inner
    return real
def x(): pass
@dec(x)  #> dec dec.real
def func(): pass
func()  #> dec.real.inner
