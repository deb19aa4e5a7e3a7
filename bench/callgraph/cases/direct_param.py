def func(): pass
def ret(f):
    return f
ret(func)()  #> func ret
def ret2():
    return ret
ret2()(func)()  #> func ret ret2
