def other(x, cb=None):
    x()  #> main.param_func
    cb()  #> main.<lambda>
def third(f):
    fourth(f)  #> lib.fourth
def fourth(f):
    f()  #> main.param_func
