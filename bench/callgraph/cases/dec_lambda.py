def dec(f):
    return lambda *a: f(*a)  #> func
@dec  #> dec
def func(): pass
func()  #> dec.<lambda>
