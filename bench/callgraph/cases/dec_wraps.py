import functools
def dec(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)  #> C.meth func
    return wrapper
class R:
    def m(self): pass
@dec  #> dec
def func():
    return R()  #> R
func().m()  #> R.m dec.wrapper
class C:
    @dec  #> dec
    def meth(self):
        self.other()  #> C.other
    def other(self): pass
C().meth()  #> dec.wrapper C
