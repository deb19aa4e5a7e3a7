def dec1(f):
    return f
def dec2(f):
    return f
@dec1  #> dec1
@dec2  #> dec2
def func(): pass
func()  #> func
