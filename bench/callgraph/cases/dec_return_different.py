def other(): pass
def dec(f):
    return other
@dec  #> dec
def func(): pass
func()  #> other
