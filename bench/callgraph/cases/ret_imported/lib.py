import sub
def ret():
    return sub.g
def retc():
    return C()  #> lib.C
class C:
    def m(self): pass
