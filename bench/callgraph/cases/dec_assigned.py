def dec(f):
    return f
a = dec
@a  #> dec
def func(): pass
func()  #> func
